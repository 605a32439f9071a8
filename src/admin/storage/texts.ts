import { registerTexts } from '../../i18n/texts';

/** Words about the disk of recordings: its page alone needs them. */
export const storageTexts = registerTexts('storage', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

import { registerTexts } from '../../i18n/texts';

/** Words about recordings of a cloud: one card alone needs them. */
export const cloudTexts = registerTexts('cloud', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

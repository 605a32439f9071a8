import { registerTexts } from '../../i18n/texts';

/** Words of the warning about the disk: whoever is never warned never loads them. */
export const storageBarTexts = registerTexts('storageBar', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

import { registerTexts } from '../../../i18n/texts';

/** Words about files that nobody knows and files that are gone. */
export const findingTexts = registerTexts('storageFindings', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

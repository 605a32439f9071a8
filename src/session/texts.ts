import { registerTexts } from '../i18n/texts';

/** The words of signing in again and of forms with unsaved changes. */
export const sessionTexts = registerTexts('session', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

import { registerTexts } from '../i18n/texts';

/** The words of every failure: what happened, and the next step. */
export const problemTexts = registerTexts('problems', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

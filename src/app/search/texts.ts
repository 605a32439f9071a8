import { registerTexts } from '../../i18n/texts';

/** The words of the search over everything; they come with its dialog. */
export const searchTexts = registerTexts('search', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

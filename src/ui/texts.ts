import { registerTexts } from '../i18n/texts';

/** The words of the shared components: table faces, filter bar, state names, relative days. */
export const uiTexts = registerTexts('ui', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

import { registerTexts } from '../../i18n/texts';

/** Apart from the session's other words, which come with the shell: the sign-in page waits for these few alone. */
export const doorTexts = registerTexts('door', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

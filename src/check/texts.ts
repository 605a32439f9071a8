import { registerTexts } from '../i18n/texts';

export const checkTexts = registerTexts('check', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

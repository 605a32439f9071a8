import { registerTexts } from '../i18n/texts';

export const workTexts = registerTexts('work', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

import { registerTexts } from '../i18n/texts';

export const wallboardTexts = registerTexts('wallboard', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

import { registerTexts } from '../i18n/texts';

export const presenceTexts = registerTexts('presence', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

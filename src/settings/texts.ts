import { registerTexts } from '../i18n/texts';

export const settingsTexts = registerTexts('settings', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

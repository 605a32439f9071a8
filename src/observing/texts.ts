import { registerTexts } from '../i18n/texts';

export const observingTexts = registerTexts('observing', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

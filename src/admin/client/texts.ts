import { registerTexts } from '../../i18n/texts';

export const clientTexts = registerTexts('client', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

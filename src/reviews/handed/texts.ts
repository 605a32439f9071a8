import { registerTexts } from '../../i18n/texts';

export const handedTexts = registerTexts('handed', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

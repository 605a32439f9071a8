import { registerTexts } from '../../i18n/texts';

export const uploadTexts = registerTexts('uploads', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

import { registerTexts } from '../../i18n/texts';

export const floorTexts = registerTexts('floor', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

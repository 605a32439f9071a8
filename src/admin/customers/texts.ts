import { registerTexts } from '../../i18n/texts';

export const customerTexts = registerTexts('customers', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

import { registerTexts } from '../../i18n/texts';

export const integrationTexts = registerTexts('integration', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

import { registerTexts } from '../../i18n/texts';

export const simulatedTexts = registerTexts('simulated', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

import { registerTexts } from '../../i18n/texts';

export const oldClientTexts = registerTexts('oldClients', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

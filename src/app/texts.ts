import { registerTexts } from '../i18n/texts';

/** The words of the shell: menu, search, person, the state of RoomService. */
export const appTexts = registerTexts('app', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

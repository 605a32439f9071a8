import { registerTexts } from '../../../i18n/texts';

/** Words about where files of recordings lie, and about moving them. */
export const placesTexts = registerTexts('places', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

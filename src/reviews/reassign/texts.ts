import { registerTexts } from '../../i18n/texts';
import type { Translate } from '../../i18n/types';
import type { en } from './text/en';

export const reassignTexts = registerTexts('reassigning', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

/** The `t` of this feature, for plain functions that make words. */
export type ReassignTranslate = Translate<typeof en>;

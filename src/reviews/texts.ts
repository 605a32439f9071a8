import { registerTexts } from '../i18n/texts';
import type { Translate } from '../i18n/types';
import type { en } from './text/en';

export const reviewTexts = registerTexts('reviews', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

/** The `t` of this feature, for plain functions that make words. */
export type ReviewTranslate = Translate<typeof en>;

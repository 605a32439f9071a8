import { registerTexts } from '../../i18n/texts';
import type { Translate } from '../../i18n/types';
import type { en } from './text/en';

export const tokenTexts = registerTexts('tokens', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

/** The `t` of this part, for plain functions that make words. */
export type TokenTranslate = Translate<typeof en>;

import { registerTexts } from '../../i18n/texts';
import type { Translate } from '../../i18n/types';
import type { en } from './text/en';

/** Words about holds, retention and storage: their pages alone need them. */
export const storingTexts = registerTexts('storing', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

export type StoringTranslate = Translate<typeof en>;

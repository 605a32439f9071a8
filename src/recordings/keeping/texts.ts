import { registerTexts } from '../../i18n/texts';
import type { Translate } from '../../i18n/types';
import type { en } from './text/en';

export const keepingTexts = registerTexts('keeping', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

export type KeepingTranslate = Translate<typeof en>;

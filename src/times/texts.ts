import type { Translate } from '../i18n/types';
import { registerTexts } from '../i18n/texts';
import type { en } from './text/en';

export const timeTexts = registerTexts('times', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});
export type TimeTranslate = Translate<typeof en>;

import { registerTexts } from '../../i18n/texts';
import type { Translate } from '../../i18n/types';
import type { en } from './text/en';

export const samplingTexts = registerTexts('sampling', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

export type SamplingTranslate = Translate<typeof en>;

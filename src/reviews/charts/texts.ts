import { registerTexts } from '../../i18n/texts';
import type { Translate } from '../../i18n/types';
import type { en } from './text/en';

export const chartTexts = registerTexts('review-charts', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

/** The `t` of the charts, for plain functions that make words. */
export type ChartTranslate = Translate<typeof en>;

import { registerTexts } from '../../../i18n/texts';
import type { Translate } from '../../../i18n/types';
import type { en } from './text/en';

export const bulkTexts = registerTexts('bulkAssign', {
  zh: () => import('./text/zh'),
  en: () => import('./text/en'),
});

export type BulkTranslate = Translate<typeof en>;

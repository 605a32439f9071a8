import * as z from 'zod/mini';
import type { ServiceFacts } from '../../roomservice/ports';
import { wholeNumber } from '../whole-number';

export type UploadSettings = ServiceFacts['uploads'];

const GB = 1_000_000_000;

/** What agents may send from their PCs. */
export const uploadEnvironment = {
  MAX_UPLOAD_GB: z._default(
    wholeNumber(1, 1000, 'MAX_UPLOAD_GB must be a whole number of gigabytes from 1 to 1000.'),
    50,
  ),
  KEEP_UPLOADS_DAYS: z._default(
    wholeNumber(1, 365, 'KEEP_UPLOADS_DAYS must be a whole number of days from 1 to 365.'),
    7,
  ),
};
const _environment = z.object(uploadEnvironment);

export function uploadSettings(given: z.infer<typeof _environment>): UploadSettings {
  return { maxBytes: given.MAX_UPLOAD_GB * GB, keepDays: given.KEEP_UPLOADS_DAYS };
}

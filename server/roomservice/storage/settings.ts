import * as z from 'zod/mini';
import { storageSettings as shape } from '../../../contract/storage';
import { decided } from '../settings/decided';

const stored = z.omit(shape, { version: true, updatedAt: true, updatedBy: true });

/** Until somebody decides: a warning at a tenth or five GiB, and half a GiB for the calls alone. */
export const storageSettings = decided<z.infer<typeof stored>>({
  key: 'storage',
  schema: stored,
  undecided: { warnPercent: 10, warnGiB: 5, stopGiB: 0.5 },
  action: 'storage.update',
  event: { type: 'storage.changed' },
  audience: { kind: 'everybody' },
  lines: ({ warnPercent, warnGiB, stopGiB }) => ({
    warnPercent: String(warnPercent),
    warnGiB: String(warnGiB),
    stopGiB: String(stopGiB),
  }),
});

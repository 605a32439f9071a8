import * as z from 'zod/mini';
import type { JobKind } from '../jobs/kind';

const payload = z.object({ pictureIDs: z.array(z.string()), files: z.array(z.string()) });

/** Removes the bytes of what was erased; rows that named them are gone, so nobody can ask for them meanwhile. */
export const eraseFiles: JobKind<z.infer<typeof payload>> = {
  kind: 'customer.eraseFiles',
  payload,
  maxAttempts: 300, // a bucket may be away for days
  leaseMs: 60_000,
  concurrency: 1,
  async run({ payload: { pictureIDs, files } }, { ports, signal }) {
    for (const pictureID of pictureIDs) {
      signal.throwIfAborted();
      await ports.pictures.delete(pictureID);
    }
    for (const file of files) {
      signal.throwIfAborted();
      await ports.media.delete(file);
    }
  },
};

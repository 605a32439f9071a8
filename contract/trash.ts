import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { instant, opaqueID, prose } from './primitives';

/** How many recordings are taken at once. */
export const mostRecordings = 200;

export const recordingIDs = z.array(opaqueID).check(z.minLength(1), z.maxLength(mostRecordings));

/**
 * Why something is not done to a recording: it is not there (or not for me to see), not mine to do, still being made,
 * kept by a hold, in the trash or removed already, or not in the trash.
 */
export const keepingObstacles = ['notFound', 'notAllowed', 'busy', 'held', 'gone', 'notInTrash'] as const;
export const keepingObstacle = z.enum(keepingObstacles);
export type KeepingObstacle = z.infer<typeof keepingObstacle>;

export const leftOut = z.array(z.object({ recordingID: opaqueID, why: keepingObstacle }));

/** What became of many at once: how many it was done to, and those that it was not done to. */
const manyDone = z.object({ done: z.number(), leftOut });
export type ManyDone = z.infer<typeof manyDone>;

const notAny = ['recording.notFound'] as const;

export const getTrash = endpoint({
  method: 'GET',
  path: '/recordings/trash',
  summary: 'How much is in the trash, as far as I may see, and for how many days things stay there',
  access: 'recording.delete',
  result: z.object({
    days: z.number(),
    recordings: z.number(),
    bytes: z.number(),
    /** When the one that is there the longest came. */
    oldestAt: z.nullable(instant),
  }),
});

export const trashImpact = endpoint({
  method: 'POST',
  path: '/recordings/trash/impact',
  summary: 'What putting these recordings into the trash would take away; changes nothing',
  access: 'recording.delete',
  body: z.object({ recordingIDs }),
  result: z.object({
    recordings: z.number(),
    bytes: z.number(),
    /** Calls that would be left without any recording. */
    callsLeftBare: z.number(),
    days: z.number(),
    leftOut,
  }),
  errors: [...notAny],
});

export const trashRecordings = endpoint({
  method: 'POST',
  path: '/recordings/trash',
  summary: 'Put recordings into the trash, from where they come back until it is emptied',
  access: 'recording.delete',
  body: z.object({ recordingIDs, reason: prose(300, 1) }),
  result: manyDone,
  errors: [...notAny],
});

export const restoreRecordings = endpoint({
  method: 'POST',
  path: '/recordings/trash/restore',
  summary: 'Take recordings out of the trash, as they were',
  access: 'recording.delete',
  body: z.object({ recordingIDs }),
  result: manyDone,
  errors: [...notAny],
});

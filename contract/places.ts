/** Where files of recordings lie: a folder of the server, or a bucket of an object store that speaks S3. */
export const mediaPlaces = ['folder', 's3'] as const;
export type MediaPlace = (typeof mediaPlaces)[number];

/** Why a file is not yet where it should be. */
export const moveTroubles = [
  /** It is not where its row says. */
  'fileMissing',
  /** What is there, or what arrived, are other bytes than those that were recorded. */
  'fileChanged',
  /** The bucket does not answer, or lets us not write. */
  'bucketAway',
  'diskFull',
  /** Everything else; the log knows more. */
  'moveFailed',
] as const;
export type MoveTrouble = (typeof moveTroubles)[number];

/** stopped: somebody ended it; what was moved by then stays where it is. */
export const moveStates = ['moving', 'paused', 'stopped', 'done'] as const;
export type MoveState = (typeof moveStates)[number];

/** A recording that nobody put into the trash, holds, removed or judged: as all of them begin. */
export const undisturbed = {
  trashedAt: null,
  trashedByID: null,
  trashedByName: null,
  trashReason: null,
  stateBefore: null,
  onHold: false,
  eraseOnLift: null,
  removedAt: null,
  removedBecause: null,
  removedByRule: null,
  score: null,
  releasedScore: null,
  comments: 0,
  commentsForAgent: 0,
} as const;

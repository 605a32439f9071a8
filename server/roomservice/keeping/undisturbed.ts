/** A recording that nobody put into the trash, holds or removed: as all of them begin. */
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
} as const;

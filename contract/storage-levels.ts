/** How much room the disk of recordings has: enough, less than it should, or so little that only calls may still use it. */
export const storageLevels = ['ample', 'low', 'full'] as const;
export type StorageLevel = (typeof storageLevels)[number];

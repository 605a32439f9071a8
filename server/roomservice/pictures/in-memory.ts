import type { Pictures } from '../ports';

/** Pictures in memory: for the simulated RoomService, and for tests. */
export function picturesInMemory(kept = new Map<string, Uint8Array<ArrayBuffer>>()): Pictures {
  return {
    put: async (pictureID, jpeg) => void kept.set(pictureID, jpeg),
    get: async (pictureID) => kept.get(pictureID) ?? null,
    delete: async (pictureID) => void kept.delete(pictureID),
  };
}

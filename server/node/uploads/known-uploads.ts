import { Upload } from '@tus/server';
import type { Receiving } from '../../roomservice/uploads/receive';

/** What tus wants to know of an upload is in RoomService's rows, and kept there alone. */
export function knownUploads(receiving: Pick<Receiving, 'get' | 'measured'>) {
  return {
    async get(uploadID: string): Promise<Upload | undefined> {
      const row = await receiving.get(uploadID);
      if (!row) return undefined;
      return new Upload({
        id: uploadID,
        offset: row.received,
        creation_date: row.createdAt.toISOString(),
        ...(row.bytes !== null && { size: row.bytes }),
      });
    },
    /** How long a mix became is said with its last piece. */
    async set(uploadID: string, { size }: Upload): Promise<void> {
      if (size !== undefined) await receiving.measured(uploadID, size);
    },
    delete: async (): Promise<void> => undefined,
  };
}

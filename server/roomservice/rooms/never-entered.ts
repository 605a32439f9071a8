import { command, type Actor } from '../context';
import { closeNow } from './close';

const dayMs = 24 * 3_600_000;

/**
 * Closes rooms that nobody has ever entered and in which nothing happened for so many days (the `maxIdleDuration` of old
 * servers, which none of them kept). They are closed in the name of whoever has them, with that word for a reason.
 */
export async function closeNeverEntered(actor: Actor): Promise<void> {
  const { maxIdleDays } = actor.ports.service;
  if (!maxIdleDays) return;
  const before = new Date(actor.now.getTime() - maxIdleDays * dayMs);
  for (const roomID of await actor.ports.store.read.rooms.neverEnteredSince(before)) {
    await command(actor, async (work) => {
      const room = await work.tx.rooms.lock(roomID);
      if (room?.state !== 'idle' || room.everEntered || room.activeAt > before) return;
      const owner = await work.tx.users.get(room.ownerID);
      const by = { userID: room.ownerID, name: owner?.name ?? room.ownerID };
      await closeNow(work, room, { by, reason: 'maxIdleDuration' });
    });
  }
}

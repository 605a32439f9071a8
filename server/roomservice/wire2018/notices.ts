import type { Ports, StoredLiveEvent } from '../ports';

/** The message groups that old clients listen to, one a room, by what they call it. */
export interface GroupNotices {
  say(groupID: string, content: string): Promise<void>;
  dissolve(groupID: string): Promise<void>;
}

const pushersChanged = JSON.stringify({ cmd: 'notifyPusherChange', data: '' });

/**
 * Tells a room's message group that its members changed or that it is over. It hears the live events, so it does not
 * matter who changed the room, here or in another process, and of several processes the one that `isOurs` says tells. A
 * group that cannot be told loses a hint, and nothing else. Answers the way to stop.
 */
export function tellGroups(
  { live, store, log }: Pick<Ports, 'live' | 'store' | 'log'>,
  groups: GroupNotices,
  isOurs: () => boolean = () => true,
): () => void {
  async function tell({ event }: StoredLiveEvent): Promise<void> {
    if (event.type !== 'room.changed' && event.type !== 'room.closed') return;
    if (!isOurs()) return;
    // Rooms that no old client has ever been in have no group.
    const room = await store.read.wireRooms.get(event.roomID);
    if (!room?.kind) return;
    if (event.type === 'room.closed') await groups.dissolve(room.wireID);
    else if (room.open) await groups.say(room.wireID, pushersChanged);
  }
  return live.subscribe((stored) => {
    tell(stored).catch((error: unknown) =>
      log.error('a message group was not told', { error: String(error) }),
    );
  });
}

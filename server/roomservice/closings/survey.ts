import { allows, type Asker } from '../../../contract/access';
import type { ClosingObstacle, RoomSelection } from '../../../contract/closings';
import { mostRooms } from '../../../contract/closings';
import { reachOf } from '../context';
import { Problem } from '../problem';
import { attentionLimits, attentionOf } from '../rooms/attention';
import type { Tx } from '../store';
import type { RoomWithPeople } from '../stores/rooms';

/** A room of a selection, as it stands now. */
export interface Surveyed {
  readonly roomID: string;
  /** Undefined where it is not there, or not for the asker to see. */
  readonly room: RoomWithPeople | undefined;
  readonly recordings: number;
  readonly waiting: number;
  readonly obstacle: ClosingObstacle | null;
}

/** The rooms of a selection, those that cannot be closed first, then those with people in them, longest first. */
export async function survey(
  tx: Tx,
  selection: RoomSelection,
  asker: Asker,
  now: Date,
): Promise<readonly Surveyed[]> {
  const { ids, rooms } = await selected(tx, selection, asker, now);
  const running = await tx.recordings.runningIn(ids);
  const limits = attentionLimits(now);
  return ids
    .map((roomID): Surveyed => {
      const room = rooms.get(roomID);
      const seen = room && allows(asker, 'room.list', room) ? room : undefined;
      const isWaiting = seen && attentionOf(seen, limits)?.attention === 'customerWaiting';
      return {
        roomID,
        room: seen,
        recordings: seen ? (running.get(roomID) ?? 0) : 0,
        waiting: isWaiting ? seen.members.length : 0,
        obstacle: obstacleOf(seen, asker),
      };
    })
    .sort((a, b) => rankOf(a) - rankOf(b) || sinceOf(a) - sinceOf(b) || Number(a.roomID) - Number(b.roomID));
}

export function obstacleOf(
  room: Pick<RoomWithPeople, 'state' | 'ownerID' | 'teamID'> | undefined,
  asker: Asker,
): ClosingObstacle | null {
  if (!room || !allows(asker, 'room.list', room)) return 'room.notFound';
  if (room.state === 'closed') return 'room.closed';
  return allows(asker, 'room.close', room) ? null : 'permission.missing';
}

async function selected(tx: Tx, selection: RoomSelection, asker: Asker, now: Date) {
  const found = await roomsOf(tx, selection, asker, now);
  const rooms = new Map(found.map((room) => [room.roomID, room]));
  return { ids: selection.by === 'number' ? [...new Set(selection.roomIDs)] : [...rooms.keys()], rooms };
}

async function roomsOf(
  tx: Tx,
  selection: RoomSelection,
  asker: Asker,
  now: Date,
): Promise<readonly RoomWithPeople[]> {
  switch (selection.by) {
    case 'number':
      return tx.rooms.byIDs(selection.roomIDs);
    case 'filter': {
      const query = { ...selection.filter, sort: 'activity.desc', page: 1, size: mostRooms } as const;
      const { items, total } = await tx.rooms.list(query, reachOf(asker, 'room.list'), now);
      if (total > mostRooms) throw new Problem('closing.tooMany', { count: total, most: mostRooms });
      return items;
    }
  }
}

function rankOf({ obstacle, room }: Surveyed): number {
  if (obstacle !== null) return 0;
  return room && room.members.length > 0 ? 1 : 2;
}

function sinceOf({ room }: Surveyed): number {
  return room?.liveSince?.getTime() ?? Number.MAX_SAFE_INTEGER;
}

import type { Closing, ClosingOutcome, ClosingRoom, RoomImpact } from '../../../contract/closings';
import { closingOutcomes } from '../../../contract/closings';
import type { ClosingRow } from '../rows/closings';
import type { ClosingTally, SeenClosingRoom } from '../stores/closings';
import type { Surveyed } from './survey';

export function presentImpact({ roomID, room, recordings, waiting, obstacle }: Surveyed): RoomImpact {
  return {
    roomID,
    name: room?.name ?? null,
    customerName: room?.customerName ?? '',
    owner: room ? { userID: room.ownerID, name: room.ownerName } : null,
    state: room?.state ?? null,
    people: room?.members.length ?? 0,
    recordings,
    waiting,
    liveSince: room?.liveSince?.toISOString() ?? null,
    obstacle,
  };
}

export function presentClosing(closing: ClosingRow, tally: readonly ClosingTally[]): Closing {
  const counts = Object.fromEntries(closingOutcomes.map((outcome) => [outcome, 0])) as Record<
    ClosingOutcome, // each is named above
    number
  >;
  for (const each of tally) counts[outcomeOf(each)] += each.rooms;
  return {
    closingID: closing.closingID,
    by: { userID: closing.byID, name: closing.byName },
    reason: closing.reason,
    inSeconds: closing.inSeconds,
    createdAt: closing.createdAt.toISOString(),
    finishedAt: closing.finishedAt?.toISOString() ?? null,
    rooms: tally.reduce((sum, { rooms }) => sum + rooms, 0),
    counts,
    can: closing.finishedAt !== null && counts.failed + counts.refused > 0 ? ['retry'] : [],
  };
}

export function presentClosingRoom(row: SeenClosingRoom): ClosingRoom {
  const outcome = outcomeOf(row);
  const counted = row.outcome === 'closing' && outcome !== 'kept';
  return {
    roomID: row.roomID,
    name: row.name,
    customerName: row.customerName,
    people: row.people,
    recordings: row.recordings,
    waiting: row.waiting,
    liveSince: row.liveSince?.toISOString() ?? null,
    outcome,
    at: ((counted ? row.closesAt : null) ?? row.at)?.toISOString() ?? null,
  };
}

/** A countdown that was begun ends by itself, or somebody calls it off: the room itself knows. */
function outcomeOf({ outcome, roomState }: Pick<SeenClosingRoom, 'outcome' | 'roomState'>): ClosingOutcome {
  if (outcome !== 'closing') return outcome;
  if (roomState === 'closed') return 'closed';
  return roomState === 'closing' ? 'closing' : 'kept';
}

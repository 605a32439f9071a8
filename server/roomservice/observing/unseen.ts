import { allows, type Asker, type Belonging } from '../../../contract/access';
import type { RoomEvent } from '../../../contract/rooms';
import type { Tx } from '../store';

/**
 * What a room's history keeps from everybody but those who may watch it: unannounced observations. They are in no
 * history that others read, so that no list, export or event can give them away.
 */
export async function unseenEvents(
  tx: Tx,
  asker: Asker,
  of: Belonging & { readonly roomID: string },
  range: { readonly from: Date; readonly to: Date } | null = null,
): Promise<readonly RoomEvent[]> {
  if (!allows(asker, 'room.observe', of)) return [];
  const rows = await tx.observations.unannounced(of.roomID, range, 500);
  return rows
    .flatMap(({ userID, userName, reason, startedAt, endedAt }) => {
      const person = { userID, name: userName };
      const began = { at: startedAt, kind: 'observedUnseen', person, detail: reason } as const;
      const ended = { at: endedAt, kind: 'observingUnseenEnded', person, detail: null } as const;
      return [began, ended];
    })
    .flatMap(({ at, ...event }) =>
      at === null || (range && (at < range.from || at > range.to))
        ? []
        : [{ ...event, at: at.toISOString() }],
    );
}

export function oldestFirst(a: RoomEvent, b: RoomEvent): number {
  return Date.parse(a.at) - Date.parse(b.at);
}

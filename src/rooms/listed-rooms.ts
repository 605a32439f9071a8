import { useMemo, useState } from 'react';
import type { Room } from '../../contract/rooms';
import { useLive } from '../api/live';
import { useMe } from '../session/me';
import { mostUrgent } from './room-waiting';

/** A room as the list shows it; `gone` when somebody closed it under the eyes of the person. */
export interface ListedRoom {
  readonly room: Room;
  readonly gone: Gone | undefined;
  /** The one that its person should turn to first. */
  readonly urgent: boolean;
}

export interface Gone {
  readonly by: string;
  readonly at: string;
}

/** A row that was there when its room was closed, with its place. */
export interface ClosedRow extends Gone {
  readonly room: Room;
  readonly index: number;
  readonly seenAt: number;
}

/** How long a closed row stays although the list has moved on: long enough to read why it went. */
export const KEEP_MS = 10_000;

/**
 * The rows with those closed meanwhile still in their places, struck out, until the first refresh after ten seconds.
 * A row that vanishes while somebody reaches for it looks like a fault.
 */
export function withGone(
  items: readonly Room[],
  closed: readonly ClosedRow[],
  readAt: number,
  urgentID: string | undefined,
): readonly ListedRoom[] {
  const recent = closed.filter(({ seenAt }) => readAt < seenAt + KEEP_MS);
  const rows: ListedRoom[] = items.map((room) => ({
    room,
    gone: recent.find(({ room: { roomID } }) => roomID === room.roomID),
    urgent: room.roomID === urgentID,
  }));
  for (const gone of [...recent].sort((a, b) => a.index - b.index)) {
    if (items.some(({ roomID }) => roomID === gone.room.roomID)) continue;
    rows.splice(Math.min(gone.index, rows.length), 0, { room: gone.room, gone, urgent: false });
  }
  return rows;
}

/** `scope` names what is listed (filters, page): closed rows of another list do not haunt this one. */
export function useListedRooms(
  items: readonly Room[] | undefined,
  readAt: number,
  scope: string,
): { readonly rows: readonly ListedRoom[] | undefined; readonly forgetGone: () => void } {
  const me = useMe();
  const [seen, setSeen] = useState<{ scope: string; closed: readonly ClosedRow[] }>({ scope, closed: [] });
  const closed = seen.scope === scope ? seen.closed : noneClosed;

  useLive('room.closed', ({ roomID, by, at }) => {
    const index = items?.findIndex((room) => room.roomID === roomID) ?? -1;
    const room = items?.[index];
    // What I closed myself is told by its dialog.
    if (room === undefined || by.userID === me.userID) return;
    setSeen({ scope, closed: [...closed, { room, index, by: by.name, at, seenAt: Date.now() }] });
  });

  const rows = useMemo(
    () => items && withGone(items, closed, readAt, mostUrgent(items, me.userID)),
    [items, closed, readAt, me.userID],
  );
  return { rows, forgetGone: () => setSeen({ scope, closed: [] }) };
}

const noneClosed: readonly ClosedRow[] = [];

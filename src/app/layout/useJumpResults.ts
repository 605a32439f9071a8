import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import type { Recording } from '../../../contract/recordings';
import type { Room } from '../../../contract/rooms';
import { query } from '../../api/queries';
import { pathTo } from '../../config/paths';
import { can, useMe } from '../../session/me';

export type JumpResult =
  | { readonly kind: 'room'; readonly to: string; readonly room: Room }
  | { readonly kind: 'recording'; readonly to: string; readonly recording: Recording }
  /** The list itself, searched. */
  | { readonly kind: 'allRooms' | 'allRecordings'; readonly to: string };

const SHOWN = 5;

/** The best matches of both lists, as RoomService orders them, and after them the way to all of each. */
export function useJumpResults(typed: string) {
  const me = useMe();
  const q = useDeferredValue(normalize(typed));
  const mayRooms = can(me, 'room.list');
  const mayRecordings = can(me, 'recording.list');
  const rooms = useQuery({
    ...query('listRooms', { query: { q, size: SHOWN } }, { keepPrevious: true }),
    enabled: q !== '' && mayRooms,
  });
  const recordings = useQuery({
    ...query('listRecordings', { query: { q, size: SHOWN } }, { keepPrevious: true }),
    enabled: q !== '' && mayRecordings,
  });

  const foundRooms = (q !== '' && rooms.data?.items) || [];
  const foundRecordings = (q !== '' && recordings.data?.items) || [];
  const search = `?q=${encodeURIComponent(q)}`;
  const results: JumpResult[] = [
    ...foundRooms.map(
      (room) => ({ kind: 'room', to: pathTo('room', { roomID: room.roomID }), room }) as const,
    ),
    ...(mayRooms && q !== '' ? [{ kind: 'allRooms', to: pathTo('rooms') + search } as const] : []),
    ...foundRecordings.map(
      (recording) =>
        ({
          kind: 'recording',
          to: pathTo('recording', { recordingID: recording.recordingID }),
          recording,
        }) as const,
    ),
    ...(mayRecordings && q !== ''
      ? [{ kind: 'allRecordings', to: pathTo('recordings') + search } as const]
      : []),
  ];
  return {
    q,
    results,
    found: foundRooms.length + foundRecordings.length,
    searching: rooms.isFetching || recordings.isFetching,
    problem: rooms.error ?? recordings.error,
  };
}

/** Room numbers are shown in groups; pasted back they are one number. */
function normalize(typed: string): string {
  const text = typed.trim().slice(0, 100);
  return /^[\d\s\u2009\u202f]+$/.test(text) ? text.replace(/\D/g, '') : text;
}

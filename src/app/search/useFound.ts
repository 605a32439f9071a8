import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ResultOf } from '../../../contract/endpoint';
import type { Endpoints } from '../../../contract/endpoints';
import { query } from '../../api/queries';
import type { Choice, ChoiceGroup, FoundKind } from './choices';

/** How long typing rests before RoomService is asked. */
const REST_MS = 120;

/** What RoomService finds for what is typed; the results of before stay until the next are here. */
export function useFound(typed: string) {
  const q = useRested(typed.trim().slice(0, 100));
  const found = useQuery({
    ...query('searchAll', { query: { q } }, { keepPrevious: true }),
    enabled: q !== '',
  });
  const data = q === '' ? undefined : found.data;
  return {
    q,
    groups: data ? groupsOf(data) : [],
    isCut: data !== undefined && Object.values(data).some(({ cut }) => cut),
    isSearching: q !== '' && (found.isFetching || q !== typed.trim()),
    problem: q === '' ? null : found.error,
    retry: () => void found.refetch(),
  };
}

function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return text === '' ? '' : rested;
}

function groupsOf({ rooms, people, calls, recordings }: ResultOf<Endpoints['searchAll']>): ChoiceGroup[] {
  const group = (key: FoundKind, choices: readonly Choice[], more: boolean): ChoiceGroup => ({
    key,
    choices: more ? [...choices, { kind: 'all', key: `all-${key}`, of: key }] : choices,
  });
  return [
    group(
      'rooms',
      rooms.items.map((room) => ({ kind: 'room', key: `room-${room.roomID}`, room })),
      rooms.more,
    ),
    group(
      'people',
      people.items.map((user) => ({ kind: 'person', key: `person-${user.userID}`, user })),
      people.more,
    ),
    group(
      'calls',
      calls.items.map((call) => ({ kind: 'call', key: `call-${call.callID}`, call })),
      calls.more,
    ),
    group(
      'recordings',
      recordings.items.map((recording) => ({
        kind: 'recording',
        key: `recording-${recording.recordingID}`,
        recording,
      })),
      recordings.more,
    ),
  ].filter(({ choices }) => choices.length > 0);
}

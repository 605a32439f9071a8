import { useQuery } from '@tanstack/react-query';
import { placeOf, type Recording } from '../../../contract/recordings';
import { query } from '../../api/queries';
import { wireSort } from '../../ui/url/wire';
import { recordingsQuery, recordingsUrl, type RecordingsQuery } from '../list/recordings-url';
import { recordingPath } from './recording-url';

/** Where the list that a recording was opened from leads; undefined at its ends, and until it is known. */
export interface Neighbours {
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

/** What stands before and after a recording in the list that it was opened from, however long that list is. */
export function useNeighbours(recording: Recording, list: string | undefined): Neighbours | undefined {
  const state = recordingsUrl.parse(new URLSearchParams(list));
  const place = placeOf(recording, wireSort(state.sort));
  const beside = { ...recordingsQuery({ ...state, page: undefined }), size: 1 };
  const previous = useOne({ ...beside, before: place }, list !== undefined);
  const next = useOne({ ...beside, after: place }, list !== undefined);
  if (list === undefined) return undefined;
  const pathOf = (id: string | undefined) => (id === undefined ? undefined : recordingPath(id, { list }));
  return { previous: pathOf(previous), next: pathOf(next) };
}

function useOne(given: RecordingsQuery, enabled: boolean): string | undefined {
  const { data } = useQuery({ ...query('listRecordings', { query: given }), enabled });
  return enabled ? data?.items[0]?.recordingID : undefined;
}

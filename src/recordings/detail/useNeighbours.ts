import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/queries';
import { listSearch, recordingsQuery, recordingsUrl, type RecordingsUrl } from '../list/recordings-url';
import { recordingPath } from './recording-url';

export interface Neighbours {
  /** From 1, among all that the list has. */
  readonly place: number;
  readonly total: number;
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

/** What stands before and after a recording in the list that it was opened from, across the pages of that list. */
export function useNeighbours(recordingID: string, list: string | undefined): Neighbours | undefined {
  const state = recordingsUrl.parse(new URLSearchParams(list));
  const here = useListPage(state, list !== undefined);
  const at = here?.items.findIndex((each) => each.recordingID === recordingID) ?? -1;
  const isLast = here !== undefined && at === here.items.length - 1;
  const before = useListPage({ ...state, page: state.page - 1 }, at === 0 && state.page > 1);
  const after = useListPage(
    { ...state, page: state.page + 1 },
    at >= 0 && isLast && here !== undefined && state.page * state.size < here.total,
  );
  if (here === undefined || at < 0) return undefined;

  const pathOf = (id: string | undefined, page: number) =>
    id === undefined ? undefined : recordingPath(id, { list: listSearch({ ...state, page }) });
  return {
    place: (state.page - 1) * state.size + at + 1,
    total: here.total,
    previous:
      pathOf(here.items[at - 1]?.recordingID, state.page) ??
      pathOf(before?.items.at(-1)?.recordingID, state.page - 1),
    next:
      pathOf(here.items[at + 1]?.recordingID, state.page) ??
      pathOf(after?.items[0]?.recordingID, state.page + 1),
  };
}

/** A page of the list; undefined while it is not asked for, whatever the cache holds. */
function useListPage(state: RecordingsUrl, enabled: boolean) {
  const { data } = useQuery({ ...query('listRecordings', { query: recordingsQuery(state) }), enabled });
  return enabled ? data : undefined;
}

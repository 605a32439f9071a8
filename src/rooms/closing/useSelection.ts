import { useMemo, useState } from 'react';
import type { CallInput } from '../../../contract/endpoint';
import type { Endpoints } from '../../../contract/endpoints';
import type { Selection } from '../../ui/table/DataTable';
import { roomFilter, type RoomsQuery } from '../list-url';

/** As it is asked for: a filter's lists are not yet parsed. */
export type AskedSelection = CallInput<Endpoints['closingImpact']>['body']['selection'];

export interface RoomChoice {
  readonly table: Selection;
  readonly count: number;
  /** All that match the filters, also those of other pages. */
  readonly isAll: boolean;
  /** Undefined while nothing is chosen. */
  readonly selection: AskedSelection | undefined;
  chooseAll(): void;
  clear(): void;
}

/**
 * Rooms chosen from the list: they stay chosen on other pages and under other filters, until they are let go.
 * "All that match" goes with its filters: under others it means other rooms, and ends.
 */
export function useSelection(wanted: RoomsQuery, shown: readonly string[], total: number): RoomChoice {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const [allOf, setAllOf] = useState<string>();
  const filter = useMemo(() => roomFilter(wanted), [wanted]);
  const isAll = allOf === JSON.stringify(filter);
  const chosen = useMemo(() => (isAll ? new Set([...keys, ...shown]) : keys), [isAll, keys, shown]);
  const count = isAll ? total : keys.size;

  return {
    table: {
      keys: chosen,
      onChange: (next) => {
        setAllOf(undefined);
        setKeys(next);
      },
    },
    count,
    isAll,
    selection:
      count === 0 ? undefined : isAll ? { by: 'filter', filter } : { by: 'number', roomIDs: [...keys] },
    chooseAll: () => setAllOf(JSON.stringify(filter)),
    clear: () => {
      setAllOf(undefined);
      setKeys(new Set());
    },
  };
}

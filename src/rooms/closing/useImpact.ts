import { useQuery } from '@tanstack/react-query';
import type { ResultOf } from '../../../contract/endpoint';
import { closingImpact } from '../../../contract/closings';
import { send } from '../../api/client';
import type { ApiProblem } from '../../api/problem';
import type { AskedSelection } from './useSelection';

/** Who is in the rooms changes while somebody decides: it is asked again as long as the dialog is open. */
const READ_EVERY_MS = 10_000;

/** Whom closing these rooms would meet. A POST, since a thousand numbers fit no address; it only reads. */
export function useImpact(selection: AskedSelection) {
  return useQuery<ResultOf<typeof closingImpact>, ApiProblem>({
    queryKey: ['closingImpact', selection],
    queryFn: ({ signal }) => send(closingImpact, { body: { selection } }, { signal }),
    refetchInterval: READ_EVERY_MS,
    staleTime: 0,
    gcTime: 0,
  });
}

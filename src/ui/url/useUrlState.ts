import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { UrlCodec } from './codec';

interface SetOptions {
  /** A step that Back should undo (another view, a peek); otherwise the current entry is replaced. */
  push?: boolean;
}

/**
 * What a person filters, sorts and opens, in the URL: a link shows the same list. Changing a filter, the sort
 * or the page size goes to page 1.
 */
export function useUrlState<State extends object>(
  codec: UrlCodec<State>,
): [State, (patch: Partial<State>, options?: SetOptions) => void] {
  const [query, setQuery] = useSearchParams();
  const state = useMemo(() => codec.parse(query), [codec, query]);
  const set = useCallback(
    (patch: Partial<State>, { push = false }: SetOptions = {}) => {
      setQuery((current) => codec.write(codec.change(codec.parse(current), patch), current), {
        replace: !push,
        preventScrollReset: true,
      });
    },
    [codec, setQuery],
  );
  return [state, set];
}

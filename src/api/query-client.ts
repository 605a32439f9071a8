import { MutationCache, QueryCache, QueryClient, type Query } from '@tanstack/react-query';
import { isAway, isProblem, type ApiProblem } from './problem';
import { reachability } from './reachability';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiProblem;
  }
}

interface Hooks {
  /** Every failure passes here once, whoever asked: sign-in that ended, a password that is due. */
  readonly onProblem: (problem: ApiProblem) => void;
}

/**
 * react-query as the console uses it. Live events tell when data is old, so data stays fresh for a while; a failure is
 * tried again only where trying again may help.
 */
export function createQueryClient({ onProblem }: Hooks): QueryClient {
  const heard = (error: unknown, askedAt: number | undefined) => {
    if (isAway(error)) reachability.unreachable();
    else if (isProblem(error) && error.status !== undefined) reachability.answered(askedAt);
    if (isProblem(error)) onProblem(error);
  };
  const asked = new WeakMap<object, number>();
  const askedAt = (query: Query<unknown, unknown>) => asked.get(query);
  const queryCache = new QueryCache({
    onError: (error, query) => heard(error, askedAt(query)),
    onSuccess: (_, query) => reachability.answered(askedAt(query)),
  });
  // A query does not tell when it was last asked, and after a failure it asks again.
  queryCache.subscribe((event) => {
    if (event.type !== 'updated') return;
    const { type } = event.action;
    if (type === 'fetch' || type === 'failed') asked.set(event.query, Date.now());
  });
  return new QueryClient({
    queryCache,
    mutationCache: new MutationCache({
      onError: (error, _sent, _context, { state }) => heard(error, state.submittedAt),
      onSuccess: (_, _sent, _context, { state }) => reachability.answered(state.submittedAt),
    }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // Ask even where the browser believes itself offline: the answer, or its absence, is what we show.
        networkMode: 'always',
        retry: (failures, error) => failures < 2 && (isAway(error) || isProblem(error, 'server.failed')),
        retryDelay: (failures) => Math.min(4_000, 400 * 2 ** failures) * (0.75 + Math.random() / 2),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

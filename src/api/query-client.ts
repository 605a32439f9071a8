import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
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
  const heard = (error: unknown) => {
    if (isAway(error)) reachability.unreachable();
    else if (isProblem(error) && error.status !== undefined) reachability.answered();
    if (isProblem(error)) onProblem(error);
  };
  const answered = () => reachability.answered();
  return new QueryClient({
    queryCache: new QueryCache({ onError: heard, onSuccess: answered }),
    mutationCache: new MutationCache({ onError: heard, onSuccess: answered }),
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

import type { QueryClient } from '@tanstack/react-query';
import type { LivePorts } from '../api/live/share';
import { browserLivePorts } from '../api/live';
import { createQueryClient } from '../api/query-client';
import { SessionStore } from '../session/session-store';

/** What lives as long as the page: made once behind sign-in, or by each test for itself. */
export interface Services {
  readonly queryClient: QueryClient;
  readonly session: SessionStore;
  readonly live: LivePorts;
}

export function createServices(live: LivePorts = browserLivePorts()): Services {
  const session = new SessionStore();
  const queryClient = createQueryClient({ onProblem: (problem) => session.heard(problem) });
  return { queryClient, session, live };
}

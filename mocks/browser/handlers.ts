import { http, type RequestHandler } from 'msw';
import type { Simulation } from './simulation';

/** MSW hands every request for RoomService to the simulated one, and knows nothing of what they mean. */
export function handlersOf(simulation: Pick<Simulation, 'fetch'>): RequestHandler[] {
  // Right after the host: while developing, the console's own modules are at /src/api/.
  return [http.all(/^https?:\/\/[^/]+\/(api|weapp)\//, ({ request }) => simulation.fetch(request))];
}

import { http, type RequestHandler } from 'msw';
import type { Simulation } from './simulation';

/** MSW hands every request for RoomService to the simulated one, and knows nothing of what they mean. */
export function handlersOf(simulation: Pick<Simulation, 'fetch'>): RequestHandler[] {
  return [http.all('*/api/*', ({ request }) => simulation.fetch(request))];
}

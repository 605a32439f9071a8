import { Hono } from 'hono';
import type { Endpoint } from '../../contract/endpoint';
import { endpoints } from '../../contract/endpoints';
import { firstStart } from './first-start';
import type { Handler } from './handlers';
import { liveStream } from './live-stream';
import { createDescription } from './description/serve';
import type { FirstPerson, Ports } from './ports';
import { Problem, problemResponse } from './problem';
import { jobKinds } from './jobs/kinds';
import { createJobRunner, type JobRunner } from './jobs/runner';
import { handlers } from './routes';
import { serve, unforeseen } from './serve';
import { sweep, tidy } from './sweep';

/** RoomService: the same application in a server process and behind the browser's mock. */
export interface RoomService {
  /** Answers everything under `/api`. Never throws. */
  fetch(request: Request): Promise<Response>;
  /** Run it every couple of seconds, never twice at once. */
  sweep(): Promise<void>;
  /** Run it every minute or so. */
  tidy(): Promise<void>;
  /** Does jobs as soon as they are added; `look` every second or two for those that others left. Stop it before the store. */
  readonly jobs: JobRunner;
  firstStart(person: FirstPerson): Promise<{ userID: string; password: string } | null>;
}

export function createRoomService(ports: Ports): RoomService {
  const app = new Hono({ strict: false });
  const upSince = ports.clock.now();
  for (const [name, record] of Object.entries(endpoints) as [keyof typeof endpoints, Endpoint][]) {
    // The table of handlers is checked name by name; here they are all alike.
    const handler = handlers[name] as Handler<Endpoint>;
    app.on(record.method, `/api${record.path}`, (c) =>
      ports.telemetry.request(name, () => serve(ports, name, record, handler, c.req.raw, c.req.param())),
    );
  }
  app.get('/api/events', (c) => liveStream(ports, c.req.raw));
  const description = createDescription(ports.service.version);
  app.get('/api/openapi.json', description.file);
  app.get('/api/docs', description.page);
  app.onError((error, c) => unforeseen(ports, error, ports.random.id(), { path: c.req.path }));
  app.notFound(() => problemResponse(new Problem('request.notFound'), ports.random.id()));

  const jobs = createJobRunner(ports, jobKinds);
  ports.jobs.onRing(() => void jobs.look());

  return {
    jobs,
    async fetch(request) {
      const seconds = ports.limits.fromAddress(ports.callers.addressOf(request));
      if (seconds > 0) return problemResponse(new Problem('request.tooMany', { seconds }), ports.random.id());
      return app.fetch(request);
    },
    sweep: () => ports.telemetry.work('sweep', () => sweep(ports, upSince)),
    tidy: () => ports.telemetry.work('tidy', () => tidy(ports)),
    firstStart: (person) => firstStart(ports, person),
  };
}

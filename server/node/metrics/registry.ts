import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { callStates } from '../../../contract/calls';
import { recordingStates } from '../../../contract/recordings';
import { roomStates } from '../../../contract/rooms';
import { noNeighbours, type Neighbours } from '../../roomservice/neighbours';
import type { Places } from '../../roomservice/moves/port';
import type { LiveHub } from '../../roomservice/ports';
import type { Store } from '../../roomservice/store';
import type { Disk } from '../../roomservice/storage/port';
import { placeMetrics } from './places';
import { storageMetrics } from './storage';

export interface Metrics {
  /** Everything as a collector reads it, the store's counts as of now. */
  read(): Promise<{ readonly text: string; readonly contentType: string }>;
  /** Seconds to answer, by endpoint and status. */
  readonly requests: Histogram<'endpoint' | 'status'>;
  /** Seconds of work that nobody waits for, by name and outcome. */
  readonly work: Histogram<'name' | 'outcome'>;
}

/** From a memory store's answer to a bulk close. */
const seconds = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];

/** What a collector reads. Counts of the store are made when it asks, so that servers on one database agree. */
export function createMetrics({
  store,
  live,
  neighbours = noNeighbours,
  places,
  disk,
  canWrite,
}: {
  readonly store: Store;
  readonly live: LiveHub;
  readonly neighbours?: Neighbours;
  readonly places?: Pick<Places, 'bucket' | 'answers'>;
  readonly disk: Disk;
  readonly canWrite: () => Promise<boolean>;
}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'webexe_live_streams',
    help: 'Open event streams of this process',
    registers,
    collect() {
      this.set(live.listeners);
    },
  });
  new Gauge({
    name: 'webexe_leads',
    help: '1 for the one server on a database that sweeps',
    registers,
    collect() {
      this.set(neighbours.leads ? 1 : 0);
    },
  });
  const gauge = (name: string, help: string) => new Gauge({ name, help, labelNames: ['state'], registers });
  const rooms = gauge('webexe_rooms', 'Rooms by state');
  const calls = gauge('webexe_calls', 'Calls by state');
  const recordings = gauge('webexe_recordings', 'Recordings by state');
  const jobs = new Gauge({
    name: 'webexe_jobs',
    help: 'Jobs by kind and state',
    labelNames: ['kind', 'state'],
    registers,
  });
  const members = new Gauge({ name: 'webexe_members', help: 'People in rooms', registers });

  const placed = placeMetrics(store, places, registers);
  const storage = storageMetrics(store, { disk, canWrite }, registers);

  async function count(): Promise<void> {
    const counts = await store.read.counts.byState();
    await placed.count();
    await storage.count();
    members.set(counts.members);
    jobs.reset(); // a kind or state without any is not among the counts
    for (const { count: found, ...labels } of counts.jobs) jobs.set(labels, found);
    for (const state of roomStates) rooms.set({ state }, counts.rooms[state] ?? 0);
    for (const state of callStates) calls.set({ state }, counts.calls[state] ?? 0);
    for (const state of recordingStates) recordings.set({ state }, counts.recordings[state] ?? 0);
  }

  return {
    async read() {
      await count();
      return { text: await registry.metrics(), contentType: registry.contentType };
    },
    requests: new Histogram({
      name: 'webexe_request_duration_seconds',
      help: 'Time to answer a request of the API',
      labelNames: ['endpoint', 'status'],
      buckets: seconds,
      registers,
    }),
    work: new Histogram({
      name: 'webexe_work_duration_seconds',
      help: 'Time of work that nobody waits for',
      labelNames: ['name', 'outcome'],
      buckets: seconds,
      registers,
    }),
  };
}

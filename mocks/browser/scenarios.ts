import { undisturbed } from '../../server/roomservice/keeping/undisturbed';
import { demoPassword } from '../../server/roomservice/demo/people';
import { keepDemoAlive, seedDemo, seedPeople } from '../../server/roomservice/demo/seed';
import type { RecordingRow } from '../../server/roomservice/rows/recordings';
import type { Simulation } from './simulation';

/** Worlds to look at the console in. */
export const scenarios = ['busy', 'stuck', 'empty'] as const;
export type Scenario = (typeof scenarios)[number];

type PlaceFile = (file: string, source: string) => Promise<void>;

/** Fills an empty simulation. */
export async function seed(scenario: Scenario, simulation: Simulation, placeFile: PlaceFile): Promise<void> {
  const { store, ports } = simulation;
  const now = ports.clock.now();
  const passwordHash = await ports.passwords.hash(demoPassword);
  switch (scenario) {
    case 'empty':
      await store.transact((tx) => seedPeople(tx, passwordHash, now));
      return;
    case 'busy':
      await seedDemo(store, {
        now,
        passwordHash,
        signing: ports.signing,
        placeFile,
        placePicture: placeFile,
      });
      return;
    case 'stuck':
      await seedDemo(store, {
        now,
        passwordHash,
        signing: ports.signing,
        placeFile,
        placePicture: placeFile,
      });
      await addStuckRecordings(simulation, now);
  }
}

/** What repeats while the page is open: the demo's people stay alive, then RoomService sweeps and looks for jobs as on a server. */
export async function tick({ store, ports, service }: Simulation): Promise<void> {
  await keepDemoAlive(store, ports.clock.now());
  await service.sweep();
  await service.jobs.look();
}

/** Recordings that have not moved for a day, and one that gave up. */
async function addStuckRecordings({ store }: Simulation, now: Date): Promise<void> {
  const { items } = await store.read.calls.list(
    { state: ['ended'], sort: 'startedAt.desc', page: 1, size: 3 },
    { kind: 'all' },
  );
  const stuck = [
    { kind: 'cloud', state: 'processing', progress: 3, failure: null },
    { kind: 'cloud', state: 'uploading', progress: 41, failure: null },
    { kind: 'cloud', state: 'failed', progress: null, failure: 'Connection reset at 41 %' },
  ] as const;
  await store.transact(async (tx) => {
    for (const [index, call] of items.entries()) {
      const how = stuck[index];
      if (!how) return;
      if (call.roomID === null) continue; // of streams: nothing is recorded
      const row: RecordingRow = {
        ...how,
        recordingID: `${call.callID}-stuck`,
        callID: call.callID,
        roomID: call.roomID,
        roomName: call.roomName,
        customerName: call.customerName,
        customerRef: call.customerRef,
        agentID: call.agentID,
        agentName: call.agentName,
        teamID: call.teamID,
        teamName: null,
        startedAt: new Date(now.getTime() - (26 + index) * 3_600_000),
        durationMs: 754_000,
        bytes: null,
        heldBy: null,
        offsetMs: 0,
        file: null,
        mime: null,
        trouble: null,
        aliveAt: null,
        goneAt: null,
        ...undisturbed,
        askedAt: null,
        askedByID: null,
        askedByName: null,
      };
      await tx.recordings.insert(row);
    }
  });
}

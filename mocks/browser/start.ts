import { setupWorker } from 'msw/browser';
import type { EndpointName } from '../../contract/endpoints';
import { demoPassword, demoPeople } from '../../server/roomservice/demo/people';
import type { Media, Pictures } from '../../server/roomservice/ports';
import type { Fault } from './faults';
import { handlersOf } from './handlers';
import { forgetWorld, keepWorld, keptWorld, rememberScenario, tokens, wantedScenario } from './memory';
import { seed, tick, type Scenario } from './scenarios';
import { downloadsAmong } from './downloads';
import { createSimulation } from './simulation';

const TICK_MS = 3_000;

/** What can be done to the simulated RoomService from outside: by the bar, and by hand as `webexe` in the browser's console. */
export interface SimulationControls {
  readonly scenario: Scenario;
  /** Who can sign in; all have the same password. */
  readonly people: readonly { readonly userID: string; readonly role: string }[];
  readonly password: string;
  /** Begins another scenario; reloads the page. */
  choose(scenario: Scenario): void;
  /** Begins the scenario anew; reloads the page. */
  reset(): void;
  /** The next call of the endpoint fails, waits or finds nobody: `webexe.fault('listRooms', { fail: 'server.failed' })`. */
  fault(name: EndpointName, fault: Fault): void;
  /** RoomService goes away, or comes back. */
  setAway(away: boolean): void;
}

declare global {
  interface Window {
    webexe?: SimulationControls;
  }
}

/** Starts the simulated RoomService behind a service worker. Await it before the first request. */
export async function start(): Promise<SimulationControls> {
  const scenario = wantedScenario();
  rememberScenario(scenario);
  const files = new Map<string, string>();
  const simulation = createSimulation({
    tokens,
    media: demoFiles(files),
    downloads: downloadsAmong(files),
    pictures: picturesAmong(files),
    log: { info: () => undefined, error: complain },
    serverDomain: `${location.origin}/`,
  });

  const kept = keptWorld(scenario);
  if (kept) {
    simulation.store.restore(kept.store);
    for (const [file, source] of kept.files) files.set(file, source);
  } else {
    await seed(scenario, simulation, (file, source) => Promise.resolve(void files.set(file, source)));
  }

  let keeping = true;
  window.addEventListener('pagehide', () => {
    if (keeping) keepWorld({ scenario, store: simulation.store.snapshot(), files: [...files] });
  });
  const again = () => {
    keeping = false;
    forgetWorld();
    location.assign(location.pathname);
  };

  await repeat(() => tick(simulation));
  await setupWorker(...handlersOf(simulation)).start({ quiet: true, onUnhandledRequest: 'bypass' });

  const controls: SimulationControls = {
    scenario,
    people: demoPeople.filter((person) => !person.disabled).map(({ userID, role }) => ({ userID, role })),
    password: demoPassword,
    choose(next) {
      rememberScenario(next);
      again();
    },
    reset: again,
    fault: (name, fault) => simulation.faults.add(name, fault),
    setAway: (away) => simulation.setAway(away),
  };
  window.webexe = controls;
  return controls;
}

/** Runs now and then every few seconds, never twice at once. */
async function repeat(work: () => Promise<void>): Promise<void> {
  await work();
  setTimeout(() => {
    repeat(work).catch((error: unknown) => complain('the simulation failed', { error }));
  }, TICK_MS);
}

/** The demo's files as the development server has them. */
function demoFiles(files: ReadonlyMap<string, string>): Pick<Media, 'link'> {
  return {
    link({ location, mime }) {
      const source = files.get(location);
      return Promise.resolve(source === undefined ? null : { url: `/demo/${source}`, mime });
    },
  };
}

/** The demo's pictures from the development server, those taken in this tab from its own memory. */
function picturesAmong(files: Map<string, string>): Pictures {
  return {
    async put(pictureID, jpeg) {
      const text = Array.from(jpeg, (byte) => String.fromCharCode(byte)).join('');
      files.set(pictureID, `data:image/jpeg;base64,${btoa(text)}`);
    },
    async get(pictureID) {
      const source = files.get(pictureID);
      if (source === undefined) return null;
      const response = await fetch(source.startsWith('data:') ? source : `/demo/${source}`);
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
    },
    delete: async (pictureID) => void files.delete(pictureID),
  };
}

function complain(message: string, fields?: Readonly<Record<string, unknown>>): void {
  // eslint-disable-next-line no-console -- a simulation has no other log than the browser's
  console.error(`Simulated RoomService: ${message}`, fields);
}

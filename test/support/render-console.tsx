/** A screen as people meet it: the real routes and providers on the real RoomService, in memory, behind MSW. */
import type { QueryClient } from '@tanstack/react-query';
import { act, configure, render, screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, expect } from 'vitest';
import type { EndpointName } from '../../contract/endpoints';
import type { Fault } from '../../mocks/browser/faults';
import { handlersOf } from '../../mocks/browser/handlers';
import { createSimulation, type Simulation } from '../../mocks/browser/simulation';
import { createRoomService } from '../../server/roomservice/app';
import type { Downloads, Media, Playing } from '../../server/roomservice/ports';
import type { Disk } from '../../server/roomservice/storage/port';
import type { IdentityProvider } from '../../server/roomservice/people/provider/port';
import { demoPassword, type demoPeople } from '../../server/roomservice/demo/people';
import { seedDemo, seedPeople } from '../../server/roomservice/demo/seed';
import { preload } from '../../src/app/admit';
import '../../src/app/layout/Shell'; // so that a test's time is its own, not that of loading antd
import { createRoutes } from '../../src/app/routes';
import { createServices } from '../../src/app/services';
import { LauncherPortsContext, type MakeLauncherPorts } from '../../src/session/launcher-ports';
import type { Language } from '../../src/i18n/languages';
import { changeLanguage } from '../../src/i18n/texts';
import { startAppearance } from '../../src/ui/theme/mode';
import { callers } from './doubles';
import { createBrowser, createProgram, type Browser, type Program } from './roomservice-client';
import { buildersFor, type Builders } from './rows';
import { silentProgram } from './silent-program';
import { openStreamSource } from './stream-event-source';

type UserID = (typeof demoPeople)[number]['userID'];

/** What a test's `world` gets: builders of rows, and everything of the simulated RoomService. */
export interface ConsoleWorld extends Builders {
  readonly simulation: Simulation;
  /** Another person's browser on the same RoomService. */
  as(userID: UserID): Browser;
  /** A desktop program with these credentials. */
  program(credentials: { readonly userID: string; readonly userSig: string }): Program;
}

interface RenderOptions {
  /** Who is signed in; left out, nobody. Any of the demo's people. */
  readonly as?: UserID;
  /** `people`: teams and people alone (the default). `demo`: everything that --demo brings. */
  readonly data?: 'people' | 'demo';
  /** Makes what must be there before the page opens. */
  readonly world?: (world: ConsoleWorld) => Promise<void>;
  /** One-shot faults, in place before the page opens. */
  readonly faults?: readonly (readonly [EndpointName, Fault])[];
  readonly language?: Language;
  /** Where recordings' files are; left out, all of them are missing. */
  readonly media?: Pick<Media, 'link'>;
  /** What can be taken away of them; left out, nothing. */
  readonly downloads?: Downloads;
  /** The live service that rooms are watched from; left out, there is none. */
  readonly playing?: Playing;
  /** Where recordings lie; left out, a disk with room enough. */
  readonly disk?: Disk;
  /** Where people sign in besides; left out, by password alone. */
  readonly provider?: IdentityProvider;
  /** What surrounds the launcher; left out, no desktop program answers. */
  readonly launcher?: MakeLauncherPorts;
}

export interface RenderedConsole extends ConsoleWorld {
  readonly user: UserEvent;
  readonly screen: typeof screen;
  /** Path and query of where the console is. */
  location(): string;
  go(to: string): Promise<void>;
}

// A page of antd takes a while to draw on a busy machine; what never comes still fails within the test's limit.
configure({ asyncUtilTimeout: 8_000 });

// antd writes thousands of rules, and jsdom weighs each of them against each element whenever a test asks whether something
// is visible. Rules that jsdom does not read cost nothing; what hides a thing by attribute or inline style still does.
const createElement = document.createElement.bind(document);
document.createElement = (name: string, options?: ElementCreationOptions) => {
  const element = createElement(name, options);
  if (name === 'style') element.setAttribute('type', 'text/plain');
  return element;
};

const cleanups: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

/** Opens the console at a route: `const { user, screen } = await renderConsole('/rooms', { as: 'shen_ruoxi' })`. */
export async function renderConsole(route: string, options: RenderOptions = {}): Promise<RenderedConsole> {
  const complaints: unknown[] = [];
  const simulation = createSimulation({
    serverDomain: 'http://localhost:3000/',
    log: { info: () => undefined, error: (message, fields) => complaints.push({ message, fields }) },
    ...(options.media && { media: options.media }),
    ...(options.downloads && { downloads: options.downloads }),
    ...(options.playing && { playing: options.playing }),
    ...(options.provider && { provider: options.provider }),
    ...(options.disk && { disk: options.disk }),
  });
  const world = worldOf(simulation);
  await seed(simulation, options.data ?? 'people');
  await options.world?.(world);
  if (options.as !== undefined) await signIn(simulation, options.as);
  for (const [name, fault] of options.faults ?? []) simulation.faults.add(name, fault);
  await changeLanguage(options.language ?? 'en');
  startAppearance();

  const server = setupServer(...handlersOf(simulation));
  server.listen({ onUnhandledRequest: 'error' });
  const services = createServices({
    openEventSource: (url) => openStreamSource(simulation, url),
    locks: null,
    openChannel: null,
    random: () => 0,
  });
  hurry(services.queryClient);
  const routes = createRoutes(() => Promise.resolve(services));
  await preload(routes, new URL(route, 'http://localhost').pathname);
  const router = createMemoryRouter(routes, { initialEntries: [route] });
  // A page may wait for a part of itself at once; React finishes such a drawing only where it is awaited.
  const view = await act(async () =>
    render(
      <LauncherPortsContext value={options.launcher ?? silentProgram}>
        <RouterProvider router={router} />
      </LauncherPortsContext>,
    ),
  );
  cleanups.push(() => {
    view.unmount();
    router.dispose();
    services.queryClient.clear();
    simulation.ports.live.stop();
    server.close();
    // What RoomService could not explain is a bug that the test has met.
    expect(complaints).toEqual([]);
  });

  return {
    ...world,
    user: userEvent.setup({ pointerEventsCheck: 0 }),
    screen,
    location: () => router.state.location.pathname + router.state.location.search,
    go: (to) => router.navigate(to),
  };
}

function worldOf(simulation: Simulation): ConsoleWorld {
  // The same store and live events behind callers of their own, since the simulation serves one browser.
  const service = createRoomService({ ...simulation.ports, callers: callers() });
  return {
    ...buildersFor(simulation.store),
    simulation,
    as: (userID) => createBrowser(service, { userID, password: demoPassword }),
    program: (credentials) => createProgram(service, credentials),
  };
}

async function seed({ store, ports }: Simulation, data: 'people' | 'demo'): Promise<void> {
  const now = ports.clock.now();
  const passwordHash = await ports.passwords.hash(demoPassword);
  if (data === 'people') await store.transact((tx) => seedPeople(tx, passwordHash, now));
  else await seedDemo(store, { now, passwordHash, signing: ports.signing });
}

async function signIn(simulation: Simulation, userID: string): Promise<void> {
  const response = await simulation.service.fetch(
    new Request('http://localhost/api/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ userID, password: demoPassword }),
    }),
  );
  if (response.status !== 200) throw new Error(`${userID} could not sign in: ${await response.text()}`);
}

/** Retries happen, without the wait between them. */
function hurry(client: QueryClient): void {
  const { queries, ...others } = client.getDefaultOptions();
  client.setDefaultOptions({ ...others, queries: { ...queries, retryDelay: 1 } });
}

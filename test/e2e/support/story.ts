/** What every story begins with: the product with the demo's people, windows signed in as them, and a strict ear. */
import {
  expect,
  test as base,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from '@playwright/test';
import { signIn, startServer, type RunningServer } from '../../../scripts/lib/server.mjs';
import { demoPassword } from '../../../server/roomservice/demo/people';
import { launchBrowser, type LaunchingBrowser } from './browser';
import { serviceFor, type Service } from './service';

export { expect };

type Role = 'agent' | 'supervisor' | 'admin';

interface Fixtures {
  /** A page in a browser of its own, signed in as a person of the demo, or as the first of them with a role. */
  readonly signedInAs: (who: Role | (string & {}), options?: BrowserContextOptions) => Promise<Page>;
  /** A browser in which calls really open the desktop program, or another `handler`, signed in as an agent of the demo. */
  readonly launchingAs: (
    userID: string,
    options?: { readonly handler?: string; readonly handlerEnv?: Readonly<Record<string, string>> },
  ) => Promise<LaunchingBrowser>;
  /** Listens to a browser that the story made itself. */
  readonly listenTo: (context: BrowserContext) => void;
  readonly complaints: string[];
}

interface WorkerFixtures {
  /** `npm start -- --demo` on a port of its own, shared by the stories of a run: a story makes the rooms that it needs. */
  readonly server: RunningServer;
  /** RoomService as a person of the demo, without a browser. */
  readonly as: (userID: string) => Promise<Service>;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  server: [
    // Playwright wants the first argument destructured, even where nothing is taken from it.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, give) => {
      const server = await startServer({ demo: true });
      await give(server);
      await server.dispose();
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  as: [
    async ({ server }, give) => {
      const services = new Map<string, Promise<Service>>();
      await give((userID) => {
        const known = services.get(userID) ?? serviceFor(server.origin, demoPersonOf(userID));
        services.set(userID, known);
        return known;
      });
      for (const service of services.values()) await (await service).dispose();
    },
    { scope: 'worker' },
  ],

  baseURL: ({ server }, give) => give(server.origin),

  signedInAs: async ({ browser, server, listenTo, baseURL }, give) => {
    const contexts: BrowserContext[] = [];
    await give(async (who, options) => {
      const context = await browser.newContext({ ...(baseURL !== undefined && { baseURL }), ...options });
      contexts.push(context);
      listenTo(context);
      const person = isRole(who) ? server.person(who) : demoPersonOf(who);
      await signIn(context.request, server.origin, person);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },

  launchingAs: async ({ server, as, listenTo }, give, story) => {
    const started: { browser: LaunchingBrowser; userID: string }[] = [];
    await give(async (userID, options) => {
      const browser = await launchBrowser({ origin: server.origin, ...options });
      started.push({ browser, userID });
      listenTo(browser.context);
      await signIn(browser.context.request, server.origin, demoPersonOf(userID));
      return browser;
    });
    for (const { browser, userID } of started) {
      if (story.status !== story.expectedStatus)
        await story.attach('what the program said', {
          body: await browser.programOutput(),
          contentType: 'text/plain',
        });
      await browser.close();
      // A program that was killed leaves its call running for a while; the next story wants its agent free.
      await (await as(userID)).endCall();
    }
  },

  listenTo: ({ complaints }, give) => give((context) => listen(context, complaints)),

  // A violation of the policy or an uncaught error fails whatever story it happens in.
  complaints: [
    async ({ context }, give) => {
      const complaints: string[] = [];
      listen(context, complaints);
      await give(complaints);
      if (complaints.length > 0) throw new Error(`The browser complained:\n${complaints.join('\n')}`);
    },
    { auto: true },
  ],
});

/** Everybody of the demo has the same password. */
export function demoPersonOf(userID: string): { userID: string; password: string } {
  return { userID, password: demoPassword };
}

function isRole(who: string): who is Role {
  return who === 'agent' || who === 'supervisor' || who === 'admin';
}

function listen(context: BrowserContext, complaints: string[]): void {
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`));
  context.on('console', (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text());
  });
}

interface CallParts {
  readonly panel: Locator;
  readonly dock: Locator;
  /** Unfolds the panel where it is folded; after a start it folds by itself. */
  openPanel(): Promise<void>;
}

/** The parts of the console that a call is seen in. */
export function callIn(page: Page): CallParts {
  const dock = page.getByRole('region', { name: 'Your call' });
  return {
    panel: page.getByRole('region', { name: 'Launch of the call' }),
    dock,
    async openPanel() {
      const details = dock.getByRole('button', { name: 'Details' });
      if ((await details.getAttribute('aria-expanded')) === 'false') await details.click();
    },
  };
}

/** Starts the call in a room from its page and waits until the program is in. */
export async function startCallIn(page: Page, origin: string, { roomID }: { roomID: string }): Promise<void> {
  await page.goto(`${origin}/rooms/${roomID}`);
  await page.getByRole('button', { name: 'Start call', exact: true }).click();
  const { panel } = callIn(page);
  await expect(panel.getByRole('heading', { name: 'You are in the room' })).toBeVisible({ timeout: 20_000 });
}

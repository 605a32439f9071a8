/** What every story begins with: the product with the demo's people, windows signed in as them, and a strict ear. */
import { test as base, type BrowserContext, type Page } from '@playwright/test';
import { signIn, startServer, type RunningServer } from '../../../scripts/lib/server.mjs';

export { expect } from '@playwright/test';

interface Fixtures {
  /** A page in a browser of its own, signed in as the first of the demo's people with this role. */
  readonly signedInAs: (role: 'agent' | 'supervisor' | 'admin') => Promise<Page>;
  /** Listens to a browser that the story made itself. */
  readonly listenTo: (context: BrowserContext) => void;
  readonly complaints: string[];
}

interface WorkerFixtures {
  /** `npm start -- --demo` on a port of its own, shared by the stories of a run: a story makes the rooms that it needs. */
  readonly server: RunningServer;
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

  baseURL: ({ server }, give) => give(server.origin),

  signedInAs: async ({ browser, server, listenTo, baseURL }, give) => {
    const contexts: BrowserContext[] = [];
    await give(async (role) => {
      const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
      contexts.push(context);
      listenTo(context);
      await signIn(context.request, server.origin, server.person(role));
      return context.newPage();
    });
    for (const context of contexts) await context.close();
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

function listen(context: BrowserContext, complaints: string[]): void {
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`));
  context.on('console', (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text());
  });
}

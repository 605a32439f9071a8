/** Servers as processes of their own, and people who speak to whichever of them by HTTP. */
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../scripts/lib/run.mjs';
import { startServer, type RunningServer } from '../../scripts/lib/server.mjs';
import { bundle } from './bundle';
import { migrationsFolder } from './sql-store';

/** Starts a server from the sources, without a console; `env` says on which database and data. */
export async function aServer(env: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  return startServer({ env: { LOG_LEVEL: 'error', ...env }, main: await layOut() });
}

/** The server's files beside each other as they are in `dist`; answers where the first of them is. */
async function layOut(): Promise<string> {
  const [main, worker] = (
    await Promise.all(['server/node/main.ts', 'server/stores/sql/pglite-worker.ts'].map(bundle))
  ).map((url) => fileURLToPath(url));
  if (main === undefined || worker === undefined) throw new Error('The server was not made.');
  const place = join(dirname(main), `${basename(main, '.mjs')}-${basename(worker, '.mjs')}`);
  if (!existsSync(place)) {
    const draft = await mkdtemp(`${place}.`);
    const server = join(draft, 'dist/server');
    await mkdir(server, { recursive: true });
    await copyFile(main, join(server, 'main.js'));
    await copyFile(worker, join(server, 'pglite-worker.js'));
    await cp(migrationsFolder, join(server, 'migrations'), { recursive: true });
    await copyFile(join(root, 'package.json'), join(draft, 'package.json'));
    // Whole or not at all; another test may have been faster.
    await rename(draft, place).catch(() => rm(draft, { recursive: true }));
  }
  return join(place, 'dist/server/main.js');
}

export interface Told {
  readonly id: number;
  readonly type: string;
  readonly data: { readonly roomID?: string; readonly state?: string };
}

export interface Person {
  /** What each request of theirs carries. */
  readonly headers: Readonly<Record<string, string>>;
  /** Asks a server; throws where it does not answer with success. */
  ask(server: RunningServer, method: string, path: string, body?: unknown): Promise<unknown>;
  /** The live events of a server, from now on or after a number; ends without an error when the server does. */
  hear(server: RunningServer, after?: number): AsyncGenerator<Told>;
}

/** Somebody who signs in at one server, with a browser that knows them all by one address. */
export async function aPerson(
  at: RunningServer,
  publicURL: string,
  person: { readonly userID: string; readonly password: string },
): Promise<Person> {
  const headers = { origin: publicURL, 'content-type': 'application/json' };
  const signedIn = await fetch(`${at.origin}/api/sign-in`, {
    method: 'POST',
    headers,
    body: JSON.stringify(person),
  });
  if (!signedIn.ok) throw new Error(`Signing in answered ${signedIn.status}: ${await signedIn.text()}`);
  const cookie = String(signedIn.headers.get('set-cookie')).split(';', 1)[0] ?? '';
  return {
    headers: { origin: publicURL, cookie },
    async ask(server, method, path, body) {
      const answer = await fetch(`${server.origin}/api${path}`, {
        method,
        headers: { ...headers, cookie },
        body: body === undefined ? null : JSON.stringify(body),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
      return text === '' ? undefined : JSON.parse(text);
    },
    async *hear(server, after) {
      const given = after === undefined ? { cookie } : { cookie, 'last-event-id': String(after) };
      const answer = await fetch(`${server.origin}/api/events`, { headers: given });
      if (!answer.body) throw new Error(`There is no stream: ${answer.status}`);
      yield* eventsIn(answer.body.pipeThrough(new TextDecoderStream()));
    },
  };
}

async function* eventsIn(text: ReadableStream<string>): AsyncGenerator<Told> {
  let rest = '';
  try {
    for await (const part of text) {
      const blocks = `${rest}${part}`.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const told = eventIn(block);
        if (told) yield told;
      }
    }
  } catch {
    // Its server is gone: a stream that was cut has ended, too.
  }
}

function eventIn(block: string): Told | null {
  const [, id] = /^id: (\d+)$/m.exec(block) ?? [];
  const [, type] = /^event: (.+)$/m.exec(block) ?? [];
  const [, data] = /^data: (.+)$/m.exec(block) ?? [];
  return id && type && data ? { id: Number(id), type, data: JSON.parse(data) } : null;
}

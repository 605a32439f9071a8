import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { Upload } from 'tus-js-client';
import type { RunningServer } from '../../../scripts/lib/server.mjs';
import { aPerson, aServer } from '../../support/server-process';
import { isLong, rounds } from '../../support/rounds';

// A file that is sent while its server is killed with -9: it goes on from what is here, and arrives as it is.

const MB = 1024 * 1024;

let server: RunningServer | undefined;
let folder = '';
afterEach(async () => {
  await server?.dispose();
  await rm(folder, { recursive: true, force: true });
});

it(
  'a file that is sent while its server is killed arrives byte for byte',
  async () => {
    server = await aServer();
    folder = await mkdtemp(join(tmpdir(), 'webexe-sent-'));
    const path = join(folder, '长录像.mp4');
    await writeFile(path, randomBytes(12 * MB));
    const person = await signedIn(server);

    const planned = rounds(1, 8).length;
    let kills = 0;
    let restarting: Promise<void> | undefined;
    const url = await send(server, path, person.headers, async (share) => {
      if (restarting || kills >= planned || share < (kills + 1) / (planned + 2)) return;
      kills += 1;
      restarting = server?.kill().then(() => server?.start());
      await restarting;
      restarting = undefined;
    });
    expect(kills).toBe(planned);

    const uploadID = url.split('/').at(-1) ?? '';
    const { items } = await lookedAt(person, server);
    expect(items).toMatchObject([{ uploadID, fileName: '长录像.mp4', bytes: 12 * MB, received: 12 * MB }]);
    const kept = await readFile(join(server.dataDir, 'media/uploads', uploadID));
    expect(digest(kept)).toBe(digest(await readFile(path)));
  },
  isLong ? 1_800_000 : 300_000,
);

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The first admin, with a password of their own. */
async function signedIn(at: RunningServer) {
  const first = at.person('admin');
  const next = 'kept-through-kills-1';
  const before = await aPerson(at, at.origin, first);
  await before.ask(at, 'PUT', '/me/password', { current: first.password, next });
  return aPerson(at, at.origin, { userID: first.userID, password: next });
}

function send(
  at: RunningServer,
  path: string,
  headers: Readonly<Record<string, string>>,
  grew: (share: number) => Promise<void>,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(createReadStream(path), {
      endpoint: `${at.origin}/api/uploads`,
      chunkSize: MB,
      uploadSize: 12 * MB,
      retryDelays: Array.from({ length: 300 }, () => 100),
      metadata: { filename: '长录像.mp4', filetype: 'video/mp4' },
      headers: { ...headers },
      onError: reject,
      onSuccess: () => resolve(upload.url ?? ''),
      onProgress: (sent, total) => void grew(sent / (total ?? Infinity)),
    });
    upload.start();
  });
}

/** A job looks at what has come; its outcome is said to nobody, so it is asked for. */
async function lookedAt(
  person: Awaited<ReturnType<typeof signedIn>>,
  at: RunningServer,
): Promise<{ readonly items: unknown[] }> {
  const uploads = async () =>
    (await person.ask(at, 'GET', '/uploads')) as { readonly items: readonly { state: string }[] };
  await expect
    .poll(async () => (await uploads()).items.map(({ state }) => state), { timeout: 60_000 })
    .toEqual(['received']);
  return { items: [...(await uploads()).items] };
}

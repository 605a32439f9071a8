import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { noRecording } from '../../../contract/rooms';
import { freePort } from '../../../scripts/lib/server.mjs';
import { readConfig } from '../../../server/node/config';
import { start, type Running } from '../../../server/node/start';
import { createMemoryStore } from '../../../server/stores/memory/memory-store';

const PASSWORD = 'demo-console-1';

let folder: string;
let running: Running | undefined;
let lines: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'webexe-log-'));
  lines = [];
});
afterEach(async () => {
  await running?.stop();
  await rm(folder, { recursive: true });
});

async function startedDemo(): Promise<string> {
  const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
  const none = join(folder, 'none');
  const config = readConfig({ PORT: String(await freePort()), DATA_DIR: folder }, ['--demo'], {
    ...{ console: none, sdk: none, examples: none, demoMedia: at('demo'), migrations: '', pgliteWorker: '' },
  });
  // Every level, as it is handed over, before anything could be struck out of it.
  const keep = (message: string, fields?: object) => void lines.push(JSON.stringify({ message, ...fields }));
  running = await start(config, createMemoryStore(), { debug: keep, info: keep, error: keep });
  return config.publicURL.origin;
}

it('the log of a working day has neither passwords nor cookies, userSigs, tickets or links, on any level', async () => {
  const origin = await startedDemo();
  let cookie = '';
  const ask = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${origin}${path}`, {
      method,
      headers: { origin, cookie, 'content-type': 'application/json', ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]{16,40}$/);
    return answer;
  };
  const secrets: string[] = [];
  const told = async (answer: Response): Promise<Record<string, unknown>> => {
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${answer.url} answered ${text}`);
    return JSON.parse(text) as Record<string, unknown>;
  };

  await ask('POST', '/api/sign-in', { userID: 'shen_ruoxi', password: 'a wrong guess of mine' });
  const signedIn = await ask('POST', '/api/sign-in', { userID: 'shen_ruoxi', password: PASSWORD });
  cookie = String(signedIn.headers.get('set-cookie')).split(';', 1)[0] ?? '';
  const { items: rooms } = await told(await ask('GET', '/api/rooms?state=idle&size=1'));
  const { roomID } = (rooms as { roomID: string }[])[0] ?? { roomID: '' };
  const started = await told(
    await ask('POST', '/api/calls', { roomID, template: '1v1', recording: noRecording }),
  );
  const { userID, userSig } = started['credentials'] as { userID: string; userSig: string };
  const { ticket } = started['ticket'] as { ticket: string };
  await ask('POST', '/api/tickets/redeem', { ticket });
  const program = { cookie: '', authorization: `UserSig ${userID} ${userSig}` };
  await ask('POST', `/api/rooms/${roomID}/members`, {}, program);
  await ask('POST', `/api/rooms/${roomID}/members/me/heartbeat`, undefined, program);
  await ask('POST', `/weapp/double_room/login?userID=${userID}&userSig=${encodeURIComponent(userSig)}`);

  const lead = await ask('POST', '/api/sign-in', { userID: 'gu_qing', password: PASSWORD }, { cookie: '' });
  secrets.push(cookie.split('=')[1] ?? '');
  cookie = String(lead.headers.get('set-cookie')).split(';', 1)[0] ?? '';
  const { items } = await told(await ask('GET', '/api/recordings?state=ready&size=1'));
  const { recordingID } = (items as { recordingID: string }[])[0] ?? { recordingID: '' };
  const { url } = await told(await ask('POST', `/api/recordings/${recordingID}/playback`));
  await ask('GET', String(url));

  secrets.push(PASSWORD, 'a wrong guess of mine', userSig, ticket, cookie.split('=')[1] ?? '');
  secrets.push(String(url).split('/').at(-1) ?? '');
  expect(secrets.map((secret) => secret.length > 8)).toEqual(secrets.map(() => true));
  const log = lines.join('\n');
  expect(lines.length).toBeGreaterThan(10);
  expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
});

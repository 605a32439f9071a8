import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDownloads } from '../../../server/node/downloads';
import { createFolderStore } from '../../../server/node/media-store';
import { undisturbed } from '../../../server/roomservice/keeping/undisturbed';
import type { Viewer } from '../../../server/roomservice/ports';
import type { RecordingRow } from '../../../server/roomservice/rows/recordings';
import { directoryOf } from '../../support/zip';

const KEY = Buffer.alloc(32, 1);
const start = new Date('2026-11-28T06:00:00Z');
const in10Minutes = new Date(start.getTime() + 600_000);
const MIB = 1024 * 1024;

const guQing = viewer('gu_qing');

function viewer(userID: string) {
  return { userID, tokenDigest: `digest-of-${userID}`, expiresAt: new Date(start.getTime() + 86_400_000) };
}

function aRow(recordingID: string, given: Partial<RecordingRow> = {}): RecordingRow {
  return {
    ...{
      recordingID,
      callID: null,
      roomID: '482913605',
      roomName: '贷款面签',
      customerName: '',
      customerRef: '',
    },
    ...{ agentID: 'li_wei', agentName: '李薇', teamID: null, teamName: null, kind: 'mix', state: 'ready' },
    ...{
      startedAt: start,
      offsetMs: 0,
      durationMs: 1000,
      bytes: 5,
      progress: null,
      failure: null,
      heldBy: null,
    },
    ...{ file: `${recordingID}.mp4`, mime: 'video/mp4', trouble: null, aliveAt: null, goneAt: null },
    ...undisturbed,
    ...{ askedAt: null, askedByID: null, askedByName: null },
    ...given,
  };
}

let folder: string;
let now: Date;
let caller: (Viewer & { expiresAt: Date }) | undefined;
const rows = new Map<string, RecordingRow>();
const downloads = () =>
  createDownloads({
    store: createFolderStore(folder),
    key: KEY,
    now: () => now,
    viewerOf: async () => caller,
    recordingOf: async (recordingID) => rows.get(recordingID),
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'webexe-downloads-'));
  await writeFile(join(folder, 'one.mp4'), 'first');
  await writeFile(join(folder, 'two.mp4'), 'second');
  await writeFile(join(folder, 'large.mp4'), Buffer.alloc(64 * MIB, 7));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => {
  now = start;
  caller = guQing;
  rows.clear();
  for (const id of ['one', 'two', 'large']) rows.set(id, aRow(id));
});

async function linkTo(...ids: readonly string[]): Promise<string> {
  const recordings = ids.map((id) => rows.get(id) ?? aRow(id));
  return downloads().link(recordings, guQing, in10Minutes);
}

async function get(url: string, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(`http://127.0.0.1${url}`, { headers });
  return downloads().serve(request, url.replace('/downloads/', ''), 'request-1');
}

async function codeOf(answer: Response): Promise<string> {
  return ((await answer.json()) as { error: { code: string } }).error.code;
}

describe('a link to recordings to keep', () => {
  it('gives one file as it is, under a name in any script, and goes on where it was cut', async () => {
    const url = await linkTo('one');
    const answer = await get(url);
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="2026-11-28 06.00.00 482913605 _ mix.mp4"; filename*=UTF-8''2026-11-28%2006.00.00%20482913605%20%E6%9D%8E%E8%96%87%20mix.mp4`,
    );
    expect(await answer.text()).toBe('first');
    const rest = await get(url, { range: 'bytes=2-' });
    expect([rest.status, await rest.text()]).toEqual([206, 'rst']);
  });

  it('gives several as a ZIP of the length that it says, with each file in it', async () => {
    const answer = await get(await linkTo('one', 'two'));
    const zip = Buffer.from(await answer.arrayBuffer());
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/zip',
      'content-length': String(zip.length),
      'cache-control': 'private, no-store',
    });
    expect(directoryOf(zip).map(({ name, content }) => [name, content])).toEqual([
      ['2026-11-28 06.00.00 482913605 李薇 mix.mp4', 'first'],
      ['2026-11-28 06.00.00 482913605 李薇 mix (2).mp4', 'second'],
    ]);
  });

  it('holds a piece at a time in memory, however large the files', async () => {
    const answer = await get(await linkTo('large', 'one'));
    const reader = answer.body?.getReader();
    let most = 0;
    let bytes = 0;
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      bytes += next.value.length;
      most = Math.max(most, next.value.length);
    }
    expect(bytes).toBe(Number(answer.headers.get('content-length')));
    expect(most).toBeLessThanOrEqual(MIB);
  });

  it('is for nobody else, and only for a while', async () => {
    const url = await linkTo('one', 'two');
    caller = viewer('li_wei');
    expect((await get(url)).status).toBe(403);
    caller = undefined;
    expect(await codeOf(await get(url))).toBe('signIn.required');
    caller = guQing;
    now = in10Minutes;
    expect(await codeOf(await get(url))).toBe('recording.linkExpired');
    expect((await get(`${url}x`)).status).toBe(404);
  });

  it('gives nothing where a file has gone since: an archive that lacks it would look whole', async () => {
    expect(await downloads().has('one.mp4')).toBe(true);
    expect(await downloads().has('none.mp4')).toBe(false);
    expect(await codeOf(await get(await linkTo('one', 'none')))).toBe('recording.fileMissing');
    const url = await linkTo('one', 'two');
    rows.delete('two');
    expect(await codeOf(await get(url))).toBe('recording.fileMissing');
  });

  it('gives nothing of what is no longer to be seen', async () => {
    const url = await linkTo('one');
    rows.set('one', aRow('one', { state: 'trash' }));
    expect(await codeOf(await get(url))).toBe('recording.fileMissing');
  });
});

import { readFile, readdir, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UploadCandidate } from '../../../contract/uploads';
import { GIB } from '../../support/doubles';
import { ffmpeg, makeFile } from '../../support/media';
import { at, unique } from '../../support/rows';
import {
  announce,
  anUploadWorld,
  codeOf,
  giveUp,
  offsetOf,
  sendBytes,
  sendWhole,
  sha256,
  uploadsOf,
  type UploadWorld,
} from './upload-world';

// Files from agents' PCs: taken by the tus protocol, looked into by ffmpeg, said to be of a call.

let world: UploadWorld;
beforeAll(async () => {
  world = await anUploadWorld();
});
afterAll(() => world.close());

const DAY = 24 * 3600;

async function anAgent() {
  const { userID } = await world.person('agent');
  return { userID, browser: world.browserOf(userID) };
}

/** The bytes of a file that this makes, no two alike. */
async function bytesOf(make: (path: string) => Promise<void> | void): Promise<Uint8Array<ArrayBuffer>> {
  const path = join(world.folder, `source-${unique()}.mp4`);
  await make(path);
  return new Uint8Array(await readFile(path));
}

const aVideo = (seconds = 2) =>
  bytesOf((path) =>
    makeFile(path, seconds, [
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-shortest'],
      ...['-movflags', '+faststart', '-metadata', `comment=${unique()}`],
    ]),
  );

const someBytes = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(length).fill(7);

describe('sending a file', () => {
  it('goes on from what is here, byte for byte, and is looked into when it is whole', async () => {
    const { browser } = await anAgent();
    const bytes = await aVideo();
    const made = await announce(browser, bytes.byteLength, { name: '录像 ａ — été 🎬.mp4' });
    expect([made.status, made.headers.get('tus-resumable')]).toEqual([201, '1.0.0']);
    const location = made.headers.get('location') ?? '';
    expect(location).toMatch(/^\/api\/uploads\/[A-Za-z0-9_-]{16,40}$/);

    const half = Math.floor(bytes.byteLength / 2);
    expect((await sendBytes(browser, location, 0, bytes.slice(0, half))).status).toBe(204);
    expect(await offsetOf(browser, location)).toBe(half);
    expect(await uploadsOf(browser)).toMatchObject([
      { fileName: '录像 ａ — été 🎬.mp4', received: half, state: 'receiving' },
    ]);
    expect((await sendBytes(browser, location, half, bytes.slice(half))).status).toBe(204);
    await world.service.jobs.settled();

    const [upload] = await uploadsOf(browser);
    expect(upload).toMatchObject({ state: 'received', trouble: null, soundOnly: false, duplicateOf: null });
    expect(upload?.durationMs).toBeGreaterThan(1800);
    const row = await world.store.read.uploads.get(upload?.uploadID ?? '');
    expect(row?.checksum).toBe(sha256(bytes));
    // Whoever asks again, since the last answer was lost, hears that all of it is here.
    expect(await offsetOf(browser, location)).toBe(bytes.byteLength);
  });

  it('refuses a piece that does not follow, and keeps what is here', async () => {
    const { browser } = await anAgent();
    const location = (await announce(browser, 1000)).headers.get('location') ?? '';
    await sendBytes(browser, location, 0, someBytes(300));
    const answer = await sendBytes(browser, location, 200, someBytes(100));
    expect([answer.status, await codeOf(answer)]).toEqual([409, 'upload.offset']);
    expect(await offsetOf(browser, location)).toBe(300);
  });

  it.each([
    ['a version of the protocol that is not ours', { 'tus-resumable': '0.2.0' }],
    ['a file that is put together of others', { 'upload-concat': 'final;/api/uploads/x' }],
    ['a name that is no base64', { 'upload-metadata': 'filename ***' }],
    ['a length that is no number', { 'upload-length': '0x10' }],
    ['no name', { 'upload-metadata': '' }],
  ])('refuses %s, and keeps nothing of it', async (_, wrong) => {
    const { browser } = await anAgent();
    const headers = {
      ...{ 'tus-resumable': '1.0.0', 'upload-length': '5', 'upload-metadata': 'filename YS5tcDQ=' },
      ...wrong,
    };
    const answer = await browser.send('/api/uploads', { method: 'POST', headers });
    expect([answer.status, await codeOf(answer)]).toEqual([400, 'request.invalid']);
    expect(await uploadsOf(browser)).toEqual([]);
  });

  it.each([
    ['no offset', { 'upload-offset': '' }],
    ['an offset that is no number', { 'upload-offset': 'abc' }],
    ['an offset before the beginning', { 'upload-offset': '-1' }],
    ['another type of body', { 'content-type': 'text/plain' }],
  ])('refuses a piece with %s', async (_, wrong) => {
    const { browser } = await anAgent();
    const location = (await announce(browser, 20)).headers.get('location') ?? '';
    const headers = {
      ...{ 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-length': '5' },
      ...{ 'content-type': 'application/offset+octet-stream', ...wrong },
    };
    const answer = await browser.send(location, { method: 'PATCH', headers, body: someBytes(5) });
    expect([answer.status, await codeOf(answer)]).toEqual([400, 'request.invalid']);
    expect(await offsetOf(browser, location)).toBe(0);
  });

  it('takes one of three pieces that come at once for the same place, whole', async () => {
    const { browser } = await anAgent();
    const location = (await announce(browser, 40_000)).headers.get('location') ?? '';
    const answers = await Promise.all(
      [1, 2, 3].map((value) => sendBytes(browser, location, 0, new Uint8Array(20_000).fill(value))),
    );
    expect(answers.map(({ status }) => status).filter((status) => status === 204)).toHaveLength(1);
    expect(await offsetOf(browser, location)).toBe(20_000);
    const here = await readFile(join(world.folder, 'uploads', location.split('/').at(-1) ?? ''));
    expect(new Set(here).size).toBe(1);
  });

  it('takes no more than was announced', async () => {
    const { browser } = await anAgent();
    const location = (await announce(browser, 100)).headers.get('location') ?? '';
    const answer = await sendBytes(browser, location, 0, someBytes(101));
    expect([answer.status, await codeOf(answer)]).toEqual([413, 'upload.tooLarge']);
    expect(await offsetOf(browser, location)).toBe(0);
  });

  it('is given up with its bytes', async () => {
    const { browser } = await anAgent();
    const location = (await announce(browser, 1000)).headers.get('location') ?? '';
    await sendBytes(browser, location, 0, someBytes(300));
    expect((await giveUp(browser, location)).status).toBe(204);
    expect(await uploadsOf(browser)).toEqual([]);
    const id = location.split('/').at(-1) ?? '';
    expect(await readdir(join(world.folder, 'uploads'))).not.toContain(id);
    expect((await sendBytes(browser, location, 300, someBytes(1))).status).toBe(404);
  });

  it('from two tabs at once ends as one whole file', async () => {
    const { browser } = await anAgent();
    const bytes = await aVideo();
    const location = (await announce(browser, bytes.byteLength)).headers.get('location') ?? '';
    const both = await Promise.all([
      sendBytes(browser, location, 0, bytes),
      sendBytes(browser, location, 0, bytes),
    ]);
    // One of them sends it; the other is told that it does not follow, or that all is here.
    expect(both.map(({ status }) => status)).toContain(204);
    await world.service.jobs.settled();
    const row = await world.store.read.uploads.get(location.split('/').at(-1) ?? '');
    expect(row).toMatchObject({ state: 'received', checksum: sha256(bytes) });
  });

  it.each([
    ['of no bytes', 0, {}, 422, 'upload.empty'],
    ['longer than the limit', 50_000_000_001, {}, 413, 'upload.tooLarge'],
    ['without a name', 10, { name: ' ' }, 400, 'request.invalid'],
    ['with half a character in its name', 10, { name: 'a\u0007b' }, 400, 'request.invalid'],
  ] as const)('%s is refused', async (_, length, named, status, code) => {
    const { browser } = await anAgent();
    const answer = await announce(browser, length, named);
    expect([answer.status, await codeOf(answer)]).toEqual([status, code]);
    expect(await uploadsOf(browser)).toEqual([]);
  });

  it('needs somebody who is signed in, and is nobody else’s business', async () => {
    expect(await codeOf(await announce(world.stranger(), 10))).toBe('signIn.required');
    const [mine, other] = [await anAgent(), await anAgent()];
    const location = (await announce(mine.browser, 10)).headers.get('location') ?? '';
    for (const act of [
      () => sendBytes(other.browser, location, 0, someBytes(10)),
      () => giveUp(other.browser, location),
    ]) {
      const answer = await act();
      expect([answer.status, await codeOf(answer)]).toEqual([404, 'upload.notFound']);
    }
  });

  it('stops at 200 that are open', async () => {
    const { userID, browser } = await anAgent();
    for (let i = 0; i < 200; i += 1) await world.anUpload({ userID });
    expect(await codeOf(await announce(browser, 10))).toBe('upload.tooMany');
  });
});

/** What is kept free of everything but calls, until an admin says otherwise. */
const keptForCalls = GIB / 2;

describe('a full disk', () => {
  it('is said before anything is sent, and in the middle, and what is here goes on when there is room', async () => {
    const { browser } = await anAgent();
    const bytes = await aVideo();
    world.disk.freeBytes = keptForCalls + 1000;
    const refused = await announce(browser, bytes.byteLength);
    expect([refused.status, await codeOf(refused)]).toEqual([507, 'upload.diskFull']);

    world.disk.freeBytes = 500 * GIB;
    const location = (await announce(browser, bytes.byteLength)).headers.get('location') ?? '';
    await sendBytes(browser, location, 0, bytes.slice(0, 5000));
    world.disk.freeBytes = keptForCalls + 1000;
    expect((await sendBytes(browser, location, 5000, bytes.slice(5000))).status).toBe(507);
    expect(await offsetOf(browser, location)).toBe(5000);

    world.disk.freeBytes = 500 * GIB;
    expect((await sendBytes(browser, location, 5000, bytes.slice(5000))).status).toBe(204);
    await world.service.jobs.settled();
    expect(await uploadsOf(browser)).toMatchObject([{ state: 'received', trouble: null }]);
  });
});

describe('what is in a file', () => {
  it.each([
    ['text that is called .mp4', 'notMedia', (path: string) => writeFile(path, '会议纪要\n'.repeat(500))],
    [
      'a recording whose end was never written',
      'damaged',
      async (path: string) => {
        makeFile(path, 2);
        await truncate(path, 20_000);
      },
    ],
  ] as const)(
    '%s is named, and is not taken for a recording unless somebody insists',
    async (_, trouble, make) => {
      const { userID, browser } = await anAgent();
      const { callID } = await world.aCall({ agentID: userID, ended: true });
      const uploadID = await sendWhole(browser, await bytesOf(make));
      await world.service.jobs.settled();
      expect(await uploadsOf(browser)).toMatchObject([{ uploadID, state: 'received', trouble }]);

      const attach = (body: object) => browser.call('attachUpload', { params: { uploadID }, body });
      const refused = await attach({ callID });
      expect(refused.problem).toMatchObject({ code: 'upload.unusable', params: { trouble } });
      expect((await attach({ callID, evenSo: true })).status).toBe(200);
      await world.service.jobs.settled();
      expect(await world.store.read.recordings.get(`screen-${callID}`)).toMatchObject({ state: 'failed' });
    },
  );

  it('sound alone is told and plays', async () => {
    const { userID, browser } = await anAgent();
    const { callID } = await world.aCall({ agentID: userID, ended: true });
    const sound = await bytesOf((path) =>
      ffmpeg([
        '-f',
        'lavfi',
        '-i',
        'sine=duration=2',
        '-c:a',
        'aac',
        '-metadata',
        `comment=${unique()}`,
        path,
      ]),
    );
    const uploadID = await sendWhole(browser, sound);
    await world.service.jobs.settled();
    expect(await uploadsOf(browser)).toMatchObject([{ soundOnly: true, trouble: null }]);
    await browser.call('attachUpload', { params: { uploadID }, body: { callID } });
    await world.service.jobs.settled();
    expect(await world.store.read.recordings.get(`screen-${callID}`)).toMatchObject({
      ...{ state: 'ready', mime: 'audio/mp4' },
    });
  });
});

describe('which call a file is of', () => {
  const candidatesOf = async (browser: Awaited<ReturnType<typeof anAgent>>['browser'], uploadID: string) =>
    (await browser.call('listUploadCandidates', { params: { uploadID } })).body as {
      items: UploadCandidate[];
      likely: string | null;
    };

  it('is proposed by the time in its name, in the time zone of its PC', async () => {
    const { userID, browser } = await anAgent();
    const { callID } = await world.aCall({ agentID: userID, ended: true }); // at 01:30 in Greenwich
    await world.aCall({
      agentID: userID,
      ended: true,
      startedAt: at(-5 * 3600),
      enteredAt: at(-5 * 3600),
      endedAt: at(-4 * 3600),
    });
    const file = { name: '2026_11_20_09_30_05.mp4', zone: '480' };
    const uploadID = await sendWhole(browser, await aVideo(), file);
    const { items, likely } = await candidatesOf(browser, uploadID);
    // The other one can still be picked.
    expect(items).toMatchObject([{ callID, clues: ['time'] }, { clues: [] }]);
    expect(likely).toBe(callID);
  });

  it('is proposed by its room and its agent where the clock is wrong, and then by nobody alone', async () => {
    const { userID, browser } = await anAgent();
    const call = await world.aCall({ agentID: userID, ended: true });
    const uploadID = await sendWhole(browser, await aVideo(), {
      name: `19990101 ${call.roomID} ${userID}.mp4`,
      fileAt: '1999-01-01T00:00:00Z',
    });
    const { items, likely } = await candidatesOf(browser, uploadID);
    expect(items).toMatchObject([{ callID: call.callID, clues: ['room', 'agent'] }]);
    expect(likely).toBeNull();
  });

  it.each([
    ['a day behind', '2026_11_19_09_30_05.mp4'],
    ['in another time zone', '2026_11_20_16_30_05.mp4'],
  ])('is proposed where the PC is %s, and says so', async (_, name) => {
    const { userID, browser } = await anAgent();
    const [startedAt, endedAt] = [at(0), at(2)];
    const { callID } = await world.aCall({
      agentID: userID,
      ended: true,
      startedAt,
      enteredAt: startedAt,
      endedAt,
    });
    await world.aCall({
      agentID: userID,
      ended: true,
      startedAt: at(-7 * 3600),
      enteredAt: at(-7 * 3600),
      endedAt: at(-4 * 3600),
    });
    const uploadID = await sendWhole(browser, await aVideo(), { name, zone: '480' });
    await world.service.jobs.settled();
    const { items, likely } = await candidatesOf(browser, uploadID);
    expect(items[0]).toMatchObject({ callID, clues: ['clock', 'length'] });
    expect(likely).toBeNull();
  });

  it.each(['1904-01-01T00:00:00Z', '2036-02-07T06:28:16Z'])(
    'is proposed by when the file was written where it says that it was made in %s',
    async (creation) => {
      const { userID, browser } = await anAgent();
      const { callID } = await world.aCall({ agentID: userID, ended: true });
      const bytes = await bytesOf((path) =>
        makeFile(path, 2, [
          ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-shortest'],
          ...['-metadata', `creation_time=${creation}`, '-metadata', `comment=${unique()}`],
        ]),
      );
      const uploadID = await sendWhole(browser, bytes, { name: 'capture.mp4', fileAt: at(60).toISOString() });
      await world.service.jobs.settled();
      expect((await candidatesOf(browser, uploadID)).items[0]).toMatchObject({ callID, clues: ['time'] });
    },
  );

  it('is proposed first where a recording waits for its file', async () => {
    const { userID, browser } = await anAgent();
    const early = await world.aCall({ agentID: userID, ended: true });
    const waiting = await world.aCall({ agentID: userID, ended: true });
    await world.aRecording({
      ...{ recordingID: `screen-${waiting.callID}`, callID: waiting.callID, roomID: waiting.roomID ?? '' },
      ...{ agentID: userID, kind: 'screen', state: 'localOnly', file: null, mime: null },
    });
    const uploadID = await sendWhole(browser, await aVideo(), {
      name: 'capture.mp4',
      fileAt: at(60).toISOString(),
    });
    const { items } = await candidatesOf(browser, uploadID);
    expect(items.map(({ callID, clues }) => [callID, clues])).toEqual([
      [waiting.callID, ['time', 'waits']],
      [early.callID, ['time']],
    ]);
  });

  it('becomes ready where its recording waited on a PC, and answers who asked for it', async () => {
    const { userID, browser } = await anAgent();
    const call = await world.aCall({ agentID: userID, ended: true });
    const recordingID = `screen-${call.callID}`;
    await world.aRecording({
      ...{ recordingID, callID: call.callID, roomID: call.roomID ?? '', agentID: userID },
      ...{ kind: 'screen', state: 'localOnly', file: null, mime: null, durationMs: null },
      ...{ askedAt: at(1), askedByID: 'lead', askedByName: 'Lead' },
    });
    const bytes = await aVideo();
    const location = (await announce(browser, bytes.byteLength)).headers.get('location') ?? '';
    await sendBytes(browser, location, 0, bytes.slice(0, 4000));
    const uploadID = location.split('/').at(-1) ?? '';
    // Said before all of it is here: the recording shows how far it is, and nobody has to come back.
    await browser.call('attachUpload', { params: { uploadID }, body: { callID: call.callID } });
    expect(await world.store.read.recordings.get(recordingID)).toMatchObject({ state: 'uploading' });
    await sendBytes(browser, location, 4000, bytes.slice(4000));
    await world.service.jobs.settled();
    expect(await world.store.read.recordings.get(recordingID)).toMatchObject({
      ...{ state: 'ready', trouble: null, askedAt: null, mime: 'video/mp4' },
    });
    expect(await uploadsOf(browser)).toEqual([]);
    expect((await giveUp(browser, location)).status).toBe(409);
  });

  it('goes back to its PC where the file that was said to be its is given up', async () => {
    const { userID, browser } = await anAgent();
    const { callID } = await world.aCall({ agentID: userID, ended: true });
    const location = (await announce(browser, 1000)).headers.get('location') ?? '';
    const params = { uploadID: location.split('/').at(-1) ?? '' };
    await browser.call('attachUpload', { params, body: { callID } });
    await giveUp(browser, location);
    expect(await world.store.read.recordings.get(`screen-${callID}`)).toMatchObject({
      ...{ state: 'localOnly', progress: null },
    });
  });

  it('offers the recording that has the same bytes already, and adds them only where somebody insists', async () => {
    const { userID, browser } = await anAgent();
    const [first, second] = [
      await world.aCall({ agentID: userID, ended: true }),
      await world.aCall({ agentID: userID, ended: true }),
    ];
    const bytes = await aVideo();
    const attach = (uploadID: string, body: object) =>
      browser.call('attachUpload', { params: { uploadID }, body });
    await world.service.jobs.settled();
    const one = await sendWhole(browser, bytes);
    await world.service.jobs.settled();
    await attach(one, { callID: first.callID });
    const two = await sendWhole(browser, bytes, { name: 'copy of it.mp4' });
    // Also where the call was said before all of it was here: then it waits for a person again.
    await attach(two, { callID: second.callID });
    await world.service.jobs.settled();
    expect(await uploadsOf(browser)).toMatchObject([
      { uploadID: two, state: 'received', recordingID: null, duplicateOf: `screen-${first.callID}` },
    ]);
    expect((await attach(two, { callID: second.callID })).problem?.code).toBe('upload.duplicate');
    expect((await attach(two, { callID: second.callID, evenSo: true })).status).toBe(200);
  });
});

describe('what is left behind', () => {
  it('a file whose last byte came as the server died is taken, though nobody comes back for it', async () => {
    const { browser } = await anAgent();
    const bytes = await aVideo();
    const location = (await announce(browser, bytes.byteLength)).headers.get('location') ?? '';
    const id = location.split('/').at(-1) ?? '';
    await writeFile(join(world.folder, 'uploads', id), bytes);
    world.clock.forward(10 * 60);
    await world.service.tidy();
    await world.service.jobs.settled();
    expect(await uploadsOf(browser)).toMatchObject([{ state: 'received', received: bytes.byteLength }]);
  });

  it('what could not be looked at for longer than any attempts last is looked at again', async () => {
    const { browser } = await anAgent();
    const uploadID = await sendWhole(browser, await aVideo());
    await world.service.jobs.settled();
    // As its job leaves it when it has failed for the last time.
    await world.store.transact((tx) => tx.uploads.update(uploadID, { state: 'receiving', checksum: null }));
    world.clock.forward(10 * 60);
    await world.service.tidy();
    await world.service.jobs.settled();
    expect(await uploadsOf(browser)).toMatchObject([{ uploadID, state: 'received', trouble: null }]);
    expect((await world.store.read.uploads.get(uploadID))?.checksum).not.toBeNull();
  });

  it('half a file goes after a week without a byte, and what is whole stays', async () => {
    const { userID, browser } = await anAgent();
    const open = () => world.store.read.uploads.openOf(userID);
    const location = (await announce(browser, 1000)).headers.get('location') ?? '';
    await sendBytes(browser, location, 0, someBytes(10));
    const whole = await sendWhole(browser, await aVideo());
    await world.service.jobs.settled();
    world.clock.forward(6 * DAY);
    await world.service.tidy();
    expect(await open()).toHaveLength(2);
    world.clock.forward(2 * DAY);
    await world.service.tidy();
    expect(await open()).toMatchObject([{ uploadID: whole, state: 'received' }]);
    const half = join(world.folder, 'uploads', location.split('/').at(-1) ?? '');
    await expect(stat(half)).rejects.toThrow('ENOENT');
  });
});

import { spawnSync } from 'node:child_process';
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRoomService } from '../../../server/roomservice/app';
import type { RecordingRow } from '../../../server/roomservice/rows/recordings';
import { GIB } from '../../support/doubles';
import { browserRecording, makeFile } from '../../support/media';
import { at } from '../../support/rows';
import { storeKinds, type OpenedStore } from '../../support/stores';
import {
  announce,
  announceMix,
  anUploadWorld,
  codeOf,
  giveUp,
  offsetOf,
  sendBytes,
  sha256,
  uploadsOf,
  type UploadWorld,
} from './upload-world';

// What a browser records of its call, sent while it records: real WebM in pieces, by the tus protocol.

const mixed = { mixRecord: true, screenRecord: 0, cloudRecordUrl: '', recordPath: '' } as const;
const [threeSeconds, fourSeconds] = [browserRecording(3), browserRecording(4)].map((b) => new Uint8Array(b));
if (!threeSeconds || !fourSeconds) throw new Error('nothing was recorded');

function scene(world: UploadWorld) {
  const uploadOf = (location: string) => location.split('/').at(-1) ?? '';
  return {
    /** A call that its agent records in the browser. */
    async aMixedCall(given: Parameters<UploadWorld['aCall']>[0] = {}) {
      const { userID } = await world.person('agent');
      const startedAt = world.clock.now();
      const { callID } = await world.aCall({ agentID: userID, recording: mixed, startedAt, ...given });
      return { callID, userID, browser: world.browserOf(userID) };
    },
    async begin(browser: ReturnType<UploadWorld['browserOf']>, callID: string): Promise<string> {
      const answer = await announceMix(browser, callID);
      expect(answer.status).toBe(201);
      return answer.headers.get('location') ?? '';
    },
    recordingOf: async (callID: string): Promise<RecordingRow | undefined> =>
      world.store.read.recordings.get(`mix-${callID}`),
    async originalsOf(callID: string) {
      const files = await world.store.read.recordingFiles.of(`mix-${callID}`);
      return files.filter(({ role }) => role === 'original');
    },
    /** The bytes of a part as they lie here. */
    bytesOf: (location: string) => readFile(join(world.folder, 'uploads', uploadOf(location))),
    pathOf: (location: string) => join(world.folder, 'uploads', uploadOf(location)),
    async endCall(callID: string): Promise<void> {
      const ended = { state: 'ended', endedAt: world.clock.now(), endReason: 'left' } as const;
      await world.store.transact((tx) => tx.calls.update(callID, ended));
    },
    /** So many seconds later, when the server has looked around and worked. */
    async later(seconds: number): Promise<void> {
      world.clock.forward(seconds);
      await world.service.sweep();
      await world.service.jobs.settled();
    },
    /** What ffprobe sees of a file. */
    facts(location: string | null): { codecs: string; seconds: number } {
      const shown = 'format=duration:stream=codec_name';
      const path = join(world.folder, location ?? '');
      const { stdout } = spawnSync('ffprobe', ['-v', 'error', '-of', 'json', '-show_entries', shown, path]);
      const read = JSON.parse(stdout.toString()) as {
        streams: { codec_name: string }[];
        format: { duration: string };
      };
      const codecs = read.streams.map((each) => each.codec_name).join(' ');
      return { codecs, seconds: Number(read.format.duration) };
    },
  };
}

describe.each(storeKinds)('a mix over the $name store', ({ open }) => {
  let opened: OpenedStore;
  let world: UploadWorld;
  beforeAll(async () => {
    opened = await open();
    world = await anUploadWorld({ store: opened.store });
  });
  afterAll(async () => {
    await world.close();
    await opened.close();
  });

  it('is recording while its pieces come, and ready when the browser has said the end', async () => {
    const { aMixedCall, begin, recordingOf, originalsOf, later, facts } = scene(world);
    const { callID, browser } = await aMixedCall();
    const location = await begin(browser, callID);
    expect(await recordingOf(callID)).toMatchObject({ kind: 'mix', state: 'recording', callID, file: null });

    const size = Math.ceil(threeSeconds.byteLength / 4);
    for (let from = 0; from < threeSeconds.byteLength; from += size) {
      await later(6);
      expect(await recordingOf(callID)).toMatchObject({ state: 'recording', bytes: from || null });
      const piece = threeSeconds.slice(from, from + size);
      const end = from + size >= threeSeconds.byteLength ? threeSeconds.byteLength : null;
      const answer = await sendBytes(browser, location, from, piece, end);
      expect([answer.status, answer.headers.get('upload-offset')]).toEqual([
        204,
        String(from + piece.byteLength),
      ]);
    }
    await world.service.jobs.settled();

    const ready = await recordingOf(callID);
    expect(ready).toMatchObject({ state: 'ready', trouble: null, mime: 'video/mp4', aliveAt: null });
    expect(Math.abs((ready?.durationMs ?? 0) - 3000)).toBeLessThan(300);
    expect(facts(ready?.file ?? null).codecs).toBe('h264 opus');
    expect(await originalsOf(callID)).toMatchObject([
      { mime: 'video/webm', bytes: threeSeconds.byteLength, checksum: sha256(threeSeconds) },
    ]);
  });

  it('plays as far as it came where its browser died', async () => {
    const { aMixedCall, begin, recordingOf, later, facts } = scene(world);
    const { callID, browser } = await aMixedCall();
    const location = await begin(browser, callID);
    const cut = Math.floor(fourSeconds.byteLength * 0.7);
    await sendBytes(browser, location, 0, fourSeconds.slice(0, cut));
    await later(59);
    expect(await recordingOf(callID)).toMatchObject({ state: 'recording' });
    await later(2);
    const late = await sendBytes(browser, location, cut, fourSeconds.slice(cut));
    expect([late.status, await codeOf(late)]).toEqual([409, 'upload.attached']);
    const ready = await recordingOf(callID);
    expect(ready).toMatchObject({ state: 'ready', trouble: null });
    expect(ready?.durationMs).toBeGreaterThan(1500);
    expect(ready?.durationMs).toBeLessThan(4000);
    expect(facts(ready?.file ?? null).seconds).toBeCloseTo((ready?.durationMs ?? 0) / 1000, 1);
  });

  it('goes on after a reload as a second part of the same recording', async () => {
    const { aMixedCall, begin, recordingOf, originalsOf, endCall, later } = scene(world);
    const { callID, browser } = await aMixedCall();
    const before = await begin(browser, callID);
    await sendBytes(browser, before, 0, threeSeconds);
    await later(20);
    const after = await begin(browser, callID);
    await sendBytes(browser, after, 0, fourSeconds);
    const late = await sendBytes(browser, before, threeSeconds.byteLength, new Uint8Array(10));
    expect([late.status, await codeOf(late)]).toEqual([409, 'upload.superseded']);

    await endCall(callID);
    await later(16);
    const ready = await recordingOf(callID);
    expect(ready).toMatchObject({ state: 'ready', trouble: null });
    // The second part stands where it began, twenty seconds after the first.
    expect(Math.abs((ready?.durationMs ?? 0) - 24_000)).toBeLessThan(500);
    expect(await originalsOf(callID)).toMatchObject([
      { part: 0, checksum: sha256(threeSeconds) },
      { part: 1, checksum: sha256(fourSeconds) },
    ]);
    expect(await world.store.read.recordings.ofCall(callID)).toHaveLength(1);
  });
});

describe('a mix', () => {
  let world: UploadWorld;
  let mix: ReturnType<typeof scene>;
  beforeAll(async () => {
    world = await anUploadWorld();
    mix = scene(world);
  });
  afterAll(() => world.close());

  it('doubles nothing where an answer was lost and a piece is sent again', async () => {
    const { callID, browser } = await mix.aMixedCall();
    const location = await mix.begin(browser, callID);
    const [first, last] = [threeSeconds.slice(0, 5000), threeSeconds.slice(5000)];
    await sendBytes(browser, location, 0, first);
    const again = await sendBytes(browser, location, 0, first);
    expect([again.status, await codeOf(again)]).toEqual([409, 'upload.offset']);
    expect(await offsetOf(browser, location)).toBe(5000);

    for (const _ of ['sent', 'sent again']) {
      const answer = await sendBytes(browser, location, 5000, last, threeSeconds.byteLength);
      expect([answer.status, answer.headers.get('upload-offset')]).toEqual([
        204,
        String(threeSeconds.byteLength),
      ]);
    }
    expect(sha256(await mix.bytesOf(location))).toBe(sha256(threeSeconds));
    await world.service.jobs.settled();
    expect(await mix.originalsOf(callID)).toHaveLength(1);
    expect(await offsetOf(browser, location)).toBe(threeSeconds.byteLength);
  });

  it('stands where its recorder began, not where the server was first reached', async () => {
    const { callID, browser } = await mix.aMixedCall();
    const began = world.clock.now();
    world.clock.forward(20);
    await announceMix(browser, callID, { recordedMs: '20000' });
    expect(await mix.recordingOf(callID)).toMatchObject({ startedAt: began });
  });

  it.each([
    ['before its call', '3600000', 0],
    ['in the future', '-5000', 20],
    ['at no time', 'yesterday', 20],
  ])('that says to have begun %s began when it can have', async (_, recordedMs, seconds) => {
    const { callID, browser } = await mix.aMixedCall();
    const can = new Date(world.clock.now().getTime() + seconds * 1000);
    world.clock.forward(20);
    await announceMix(browser, callID, { recordedMs });
    expect(await mix.recordingOf(callID)).toMatchObject({ startedAt: can });
  });

  it('is waited for by a server that was away itself', async () => {
    const { callID, browser } = await mix.aMixedCall();
    const location = await mix.begin(browser, callID);
    await sendBytes(browser, location, 0, threeSeconds.slice(0, 5000));
    world.clock.forward(600);
    const again = createRoomService(world.ports);
    await mix.endCall(callID);
    await again.sweep();
    world.clock.forward(14);
    await again.sweep();
    expect(await mix.recordingOf(callID)).toMatchObject({ state: 'recording' });
    expect((await sendBytes(browser, location, 5000, threeSeconds.slice(5000))).status).toBe(204);
    await mix.later(16);
    expect(await mix.recordingOf(callID)).toMatchObject({ state: 'ready' });
    expect(sha256(await mix.bytesOf(location))).toBe(sha256(threeSeconds));
  });

  it('may say its end with nothing more to send', async () => {
    const { callID, browser } = await mix.aMixedCall();
    const location = await mix.begin(browser, callID);
    await sendBytes(browser, location, 0, threeSeconds);
    const { byteLength } = threeSeconds;
    const end = await sendBytes(browser, location, byteLength, new Uint8Array(), byteLength);
    expect(end.status).toBe(204);
    await world.service.jobs.settled();
    expect(await mix.recordingOf(callID)).toMatchObject({ state: 'ready' });
  });

  it('takes the last piece after its call, and none a minute later', async () => {
    const { callID, browser } = await mix.aMixedCall();
    const location = await mix.begin(browser, callID);
    await sendBytes(browser, location, 0, threeSeconds.slice(0, 5000));
    await mix.endCall(callID);
    for (const from of [5000, 6000, 7000, 8000, 9000, 10_000]) {
      await mix.later(10);
      const answer = await sendBytes(browser, location, from, threeSeconds.slice(from, from + 1000));
      expect(answer.status).toBe(204);
    }
    await mix.later(10);
    const late = await sendBytes(browser, location, 11_000, threeSeconds.slice(11_000));
    expect([late.status, await codeOf(late)]).toEqual([409, 'call.ended']);
    await mix.later(6);
    expect(await mix.recordingOf(callID)).toMatchObject({ state: 'ready' });
  });

  it('goes on while a piece comes slowly', async () => {
    const { callID, browser } = await mix.aMixedCall();
    const location = await mix.begin(browser, callID);
    await sendBytes(browser, location, 0, threeSeconds.slice(0, 5000));
    await appendFile(mix.pathOf(location), threeSeconds.slice(5000, 6000));
    await mix.later(61);
    expect(await mix.recordingOf(callID)).toMatchObject({ state: 'recording', bytes: 6000 });
    await mix.later(61);
    expect(await mix.recordingOf(callID)).not.toMatchObject({ state: 'recording' });
  });

  it('of VP9 keeps its picture as it is', async () => {
    const { callID, browser } = await mix.aMixedCall();
    const location = await mix.begin(browser, callID);
    const bytes = new Uint8Array(browserRecording(2, 'libvpx-vp9'));
    await sendBytes(browser, location, 0, bytes, bytes.byteLength);
    await world.service.jobs.settled();
    const ready = await mix.recordingOf(callID);
    expect(mix.facts(ready?.file ?? null).codecs).toBe('vp9 opus');
    expect(Math.abs((ready?.durationMs ?? 0) - 2000)).toBeLessThan(300);
  });

  it('is what is in it, and not what its page calls it', async () => {
    const { callID, browser } = await mix.aMixedCall();
    const page = await announceMix(browser, callID, { filetype: 'text/html' });
    const path = join(world.folder, `page-${callID}.mp4`);
    makeFile(path, 1, ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-movflags', '+faststart']);
    const bytes = new Uint8Array(await readFile(path));
    await sendBytes(browser, page.headers.get('location') ?? '', 0, bytes, bytes.byteLength);
    await world.service.jobs.settled();
    expect(await mix.recordingOf(callID)).toMatchObject({ state: 'ready', mime: 'video/mp4' });
  });

  it('fails, and says why, where nothing came', async () => {
    const { callID, browser } = await mix.aMixedCall();
    await mix.begin(browser, callID);
    await mix.later(61);
    expect(await mix.recordingOf(callID)).toMatchObject({ state: 'failed', trouble: 'empty' });
  });

  it.each([
    ['another agent’s call', {}, 404, 'call.notFound'],
    [
      'a call that is not to be recorded',
      { recording: { ...mixed, mixRecord: false } },
      403,
      'recording.notWanted',
    ],
    ['a call that has ended', { ended: true }, 409, 'call.ended'],
  ] as const)('is refused of %s', async (what, given, status, code) => {
    const { callID, browser } = await mix.aMixedCall(given);
    const other = (await mix.aMixedCall()).browser;
    const answer = await announceMix(what === 'another agent’s call' ? other : browser, callID);
    expect([answer.status, await codeOf(answer)]).toEqual([status, code]);
    expect(await mix.recordingOf(callID)).toBeUndefined();
  });

  it('is refused of no call, and of whoever is not signed in', async () => {
    const { callID, browser } = await mix.aMixedCall();
    expect(await codeOf(await announceMix(browser, 'no_such_call'))).toBe('call.notFound');
    expect(await codeOf(await announceMix(browser, ''))).toBe('request.invalid');
    expect(await codeOf(await announceMix(browser, callID, { purpose: 'other' }))).toBe('request.invalid');
    expect(await codeOf(await announceMix(world.stranger(), callID))).toBe('signIn.required');
  });

  it('is nobody else’s to send, nor its sender’s to take back', async () => {
    const { callID, browser } = await mix.aMixedCall();
    const location = await mix.begin(browser, callID);
    const other = (await mix.aMixedCall()).browser;
    expect((await sendBytes(other, location, 0, new Uint8Array(10))).status).toBe(404);
    const back = await giveUp(browser, location);
    expect([back.status, await codeOf(back)]).toEqual([409, 'upload.attached']);
    expect(await uploadsOf(browser)).toEqual([]);
    expect(await mix.recordingOf(callID)).toMatchObject({ state: 'recording' });
  });

  it('does not begin again once somebody removed it', async () => {
    const { callID, browser } = await mix.aMixedCall();
    await world.aRecording({ recordingID: `mix-${callID}`, callID, kind: 'mix', state: 'trash' });
    const answer = await announceMix(browser, callID);
    expect([answer.status, await codeOf(answer)]).toEqual([404, 'recording.notFound']);
  });

  it('is taken below the limit that keeps the disk free for calls, and is no longer than a file may be', async () => {
    const { callID, browser } = await mix.aMixedCall();
    world.disk.freeBytes = GIB / 4;
    expect((await announce(browser, 1000)).status).toBe(507);
    const location = await mix.begin(browser, callID);
    expect((await sendBytes(browser, location, 0, threeSeconds)).status).toBe(204);
    world.disk.freeBytes = 500 * GIB;
    const { byteLength } = threeSeconds;
    const long = await sendBytes(browser, location, byteLength, new Uint8Array(10), 50_000_000_001);
    expect([long.status, await codeOf(long)]).toEqual([413, 'upload.tooLarge']);
  });

  it('is not tidied away as an upload that nobody goes on with', async () => {
    const old = at(-30 * 24 * 3600);
    const { uploadID } = await world.anUpload({
      purpose: 'mix',
      bytes: null,
      createdAt: old,
      changedAt: old,
    });
    await world.service.tidy();
    expect(await world.store.read.uploads.get(uploadID)).toBeDefined();
  });
});

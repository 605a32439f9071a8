import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PARTS_FOLDER } from '../../../server/node/ingest/part-names';
import { listenRtmp } from '../../../server/node/ingest/embedded';
import { push } from '../../support/media';
import { aRecordingWorld, type RecordingWorld } from './recording-server';

// Real bytes: ffmpeg pushes a test pattern to our own RTMP server.

let world: RecordingWorld;
beforeAll(async () => {
  world = await aRecordingWorld();
});
afterAll(() => world.close());

function facts(location: string | null): { codecs: string; seconds: number } {
  const path = join(world.folder, location ?? '');
  const { stdout } = spawnSync(
    'ffprobe',
    ['-v', 'error', '-of', 'json', '-show_entries', 'format=duration:stream=codec_name', path],
    { encoding: 'utf8' },
  );
  const read = JSON.parse(stdout) as { streams: { codec_name: string }[]; format: { duration: string } };
  return {
    codecs: read.streams.map((each) => each.codec_name).join(' '),
    seconds: Number(read.format.duration),
  };
}

async function untilBytes(stream: string, wanted: number): Promise<void> {
  const size = async () => (await world.ports.media.partsOf(stream)).at(-1)?.bytes;
  await expect.poll(size, { timeout: 10_000 }).toBeGreaterThan(wanted);
}

describe('a screen that is pushed to this server', () => {
  it('is recording while it comes, and ready when it ended, with all that a player wants', async () => {
    const { callID, url } = await world.aPushingCall();
    expect(url).toMatch(/^rtmp:\/\/127\.0\.0\.1:\d+\/live\/\w+\?expires=\d+&sign=[\w-]+$/);
    // What the program of 2018 adds to every address.
    const running = push(`${url}&record=mp4&record_interval=7200`, 4, { realTime: true });
    const row = await world.untilIs(callID, 'recording');
    expect(row).toMatchObject({ kind: 'push', durationMs: null, file: null });
    expect(await running.ended).toBe(0);

    const ready = await world.untilIs(callID, 'ready');
    expect(ready).toMatchObject({ trouble: null, mime: 'video/mp4', progress: null });
    expect(ready.durationMs).toBeGreaterThan(3500);
    expect(facts(ready.file)).toMatchObject({ codecs: 'h264 aac' });
    const files = await world.store.read.recordingFiles.of(ready.recordingID);
    expect(files.map(({ role }) => role)).toEqual([
      'original',
      'playable',
      'sprite',
      'thumbnail',
      'waveform',
    ]);
    for (const { location, bytes, checksum } of files) {
      expect(await world.ports.media.describe(location)).toEqual({ bytes, checksum });
    }
    expect(files.find(({ role }) => role === 'sprite')?.about).toMatchObject({ columns: 10, everyMs: 1000 });
  });

  it('joins what comes after an interruption to the same recording', async () => {
    const { callID, url, end } = await world.aPushingCall();
    const first = push(url, 30, { realTime: true });
    await world.untilIs(callID, 'recording');
    await untilBytes(callID, 60_000);
    await first.kill();
    await expect
      .poll(async () => (await world.recordingOf(callID))?.goneAt, { timeout: 5000 })
      .not.toBeNull();
    expect(await push(url, 3).ended).toBe(0);
    await end();
    const ready = await world.untilIs(callID, 'ready');
    const parts = (await world.store.read.recordingFiles.of(ready.recordingID)).filter(
      ({ role }) => role === 'original',
    );
    expect(parts).toHaveLength(2);
    expect(ready.durationMs).toBeGreaterThan(3500);
    expect(await world.store.read.recordings.ofCall(callID)).toHaveLength(1);
  });

  it('is taken from nobody without a good address, nor from a second at once', async () => {
    const { callID, url, end } = await world.aPushingCall();
    const other = await world.aPushingCall();
    const stolen = url.replace(callID, other.callID);
    const past = world.keys.addressFor(callID, new Date(Date.now() - 1000));
    const unknown = world.keys.addressFor('nobody', new Date(Date.now() + 60_000));
    for (const wrong of [stolen, past, unknown, url.replace(/\?.*/, ''), `${url}x`]) {
      expect(await push(wrong, 1).ended).not.toBe(0);
    }
    expect(await world.recordingOf(callID)).toBeUndefined();

    const first = push(url, 30, { realTime: true });
    await world.untilIs(callID, 'recording');
    expect(await push(url, 1).ended).not.toBe(0);
    await untilBytes(callID, 30_000);
    expect(await first.stop()).toBe(0);
    await end();
    await world.untilIs(callID, 'ready');
    expect(await push(url, 1).ended).not.toBe(0);
  });

  it('is taken from one of two that come at the same moment', async () => {
    const { callID, url } = await world.aPushingCall();
    const asked: (() => void)[] = [];
    // Both are let in before either has been answered.
    const capture = {
      ...world.capture,
      async begin(stream: string) {
        await new Promise<void>((resolve) => void asked.push(resolve));
        return world.capture.begin(stream);
      },
    };
    const log = { debug: () => undefined, info: () => undefined, error: () => undefined };
    const server = await listenRtmp({
      ...{ host: '127.0.0.1', port: 0, folder: join(world.folder, PARTS_FOLDER), keys: world.keys },
      ...{ capture, log, now: () => new Date() },
    });
    const address = url.replace(/:\d+/, `:${server.port}`);
    const [first, second] = [push(address, 1), push(address, 1)];
    const refused = await Promise.race([first.ended, second.ended]);
    expect(refused).not.toBe(0);
    for (const goOn of asked) goOn();
    expect([await first.ended, await second.ended].filter((code) => code === 0)).toHaveLength(1);
    await server.close();
    expect(await world.ports.media.partsOf(callID)).toHaveLength(1);
  });

  it('comes back after the clock of the server was set back by an hour', async () => {
    const { callID, url } = await world.aPushingCall();
    let ahead = 3_600_000;
    const log = { debug: () => undefined, info: () => undefined, error: () => undefined };
    const server = await listenRtmp({
      ...{ host: '127.0.0.1', port: 0, folder: join(world.folder, PARTS_FOLDER), keys: world.keys },
      ...{ capture: world.capture, log, now: () => new Date(Date.now() + ahead) },
    });
    const address = url.replace(/:\d+/, `:${server.port}`);
    const silent = push(address, 60, { realTime: true });
    await untilBytes(callID, 10_000);
    silent.freeze();
    ahead = 0;
    expect(await push(address, 1).ended).toBe(0);
    await silent.kill();
    await server.close();
    expect(await world.ports.media.partsOf(callID)).toHaveLength(2);
  });

  it('fails, and says why, where a publisher sent nothing', async () => {
    const { callID } = await world.aPushingCall();
    expect(await world.capture.begin(callID)).toBe('welcome');
    await world.capture.ended(callID, { clean: true, trouble: null });
    expect(await world.untilIs(callID, 'failed')).toMatchObject({ trouble: 'empty', file: null });
  });

  it('is cut off a minute after its call', async () => {
    const { callID, end } = await world.aPushingCall();
    await world.capture.begin(callID);
    expect(await world.capture.grew(callID)).toBe(true);
    await end();
    expect(await world.capture.grew(callID)).toBe(true);
    await world.store.transact((tx) => tx.calls.update(callID, { endedAt: new Date(Date.now() - 61_000) }));
    expect(await world.capture.grew(callID)).toBe(false);
  });

  it('survives strangers that speak no RTMP, or lie about lengths', async () => {
    const { url } = await world.aPushingCall();
    const port = Number(new URL(url.replace('rtmp', 'http')).port);
    const handshake = Buffer.concat([Buffer.from([3]), Buffer.alloc(1536), Buffer.alloc(1536)]);
    const huge = Buffer.from([0x03, 0, 0, 0, 0xff, 0xff, 0xff, 20, 0, 0, 0, 0]);
    const continued = Buffer.from([0xc5, 1, 2, 3]);
    const nested = Buffer.concat([
      Buffer.from([0x03, 0, 0, 0, 0, 0, 60, 20, 0, 0, 0, 0]),
      Buffer.alloc(60, 0x0a),
    ]);
    for (const bytes of [
      Buffer.from('GET / HTTP/1.1\r\n\r\n'.padEnd(1600)),
      Buffer.concat([handshake, huge]),
      Buffer.concat([handshake, continued]),
      Buffer.concat([handshake, nested]),
    ]) {
      const socket = connect(port, '127.0.0.1');
      const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
      socket.on('error', () => undefined).resume();
      socket.write(bytes);
      await closed;
    }
    expect(await push(url, 1).ended).toBe(0);
  });
});

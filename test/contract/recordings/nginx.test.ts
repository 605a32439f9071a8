import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { push } from '../../support/media';
import { aRecordingWorld, type RecordingWorld } from './recording-server';

// The same as through our own server: ffmpeg pushes to nginx, configured by deploy/nginx-rtmp.conf.

let world: RecordingWorld;
beforeAll(async () => {
  world = await aRecordingWorld({ nginx: true });
});
afterAll(() => world.close());

describe('a screen that is pushed through nginx', () => {
  it('is recording while it comes, and ready after its call', async () => {
    const { callID, url, end } = await world.aPushingCall();
    const running = push(`${url}&record=mp4&record_interval=7200`, 4, { realTime: true });
    await world.untilIs(callID, 'recording');
    expect(await running.ended).toBe(0);
    await end();
    const ready = await world.untilIs(callID, 'ready');
    expect(ready).toMatchObject({ trouble: null, mime: 'video/mp4' });
    expect(ready.durationMs).toBeGreaterThan(3000);
  });

  it('is refused before a byte is taken where the address is not good', async () => {
    const { callID, url } = await world.aPushingCall();
    const past = world.keys.addressFor(callID, new Date(Date.now() - 1000));
    for (const wrong of [past, url.replace(/\?.*/, ''), `${url}x`]) {
      expect(await push(wrong, 1).ended).not.toBe(0);
    }
    expect(await world.recordingOf(callID)).toBeUndefined();
    expect(await world.ports.media.partsOf(callID)).toEqual([]);
  });

  it('goes on in the same recording after an interruption', async () => {
    const { callID, url, end } = await world.aPushingCall();
    const first = push(url, 30, { realTime: true });
    await world.untilIs(callID, 'recording');
    const written = async () => (await world.ports.media.partsOf(callID))[0]?.bytes;
    await expect.poll(written, { timeout: 10_000 }).toBeGreaterThan(40_000);
    await first.kill();
    await expect
      .poll(async () => (await world.recordingOf(callID))?.goneAt, { timeout: 10_000 })
      .not.toBeNull();
    expect(await push(url, 3).ended).toBe(0);
    await end();
    const { recordingID } = await world.untilIs(callID, 'ready');
    const originals = (await world.store.read.recordingFiles.of(recordingID)).filter(
      ({ role }) => role === 'original',
    );
    expect(originals).toHaveLength(2);
  });

  it('is found and plays where nginx died and told nobody', async () => {
    const { callID, url } = await world.aPushingCall();
    const running = push(url, 30, { realTime: true });
    const known = async () => (await world.recordingOf(callID))?.bytes;
    await expect.poll(known, { timeout: 15_000 }).toBeGreaterThan(60_000);
    if (!('kill' in world.ingest)) throw new Error('not nginx');
    await world.ingest.kill();
    await running.kill();
    // Nobody has said for 45 seconds that it grows.
    const { recordingID } = (await world.recordingOf(callID)) ?? { recordingID: '' };
    await world.store.transact((tx) =>
      tx.recordings.update(recordingID, { aliveAt: new Date(Date.now() - 46_000) }),
    );
    const ready = await world.untilIs(callID, 'ready');
    expect(ready.durationMs).toBeGreaterThan(1000);
  });
});

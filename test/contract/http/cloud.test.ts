import { expect, it } from 'vitest';
import type { CloudFile, CloudSettings } from '../../../contract/cloud-recordings';
import type { Recording } from '../../../contract/recordings';
import type { Fetched } from '../../../server/roomservice/ports';
import type { World } from '../../support/roomservice';
import { at } from '../../support/rows';
import { aCallback, CLOUD_KEY, decideCloud, md5Of } from './cloud-scene';
import { onEveryStore } from './on-every-store';

/** A call of the morning, of ten minutes, and the streams that old servers give in its room. */
async function aRecordedCall(world: World) {
  const { agent, supervisor } = await world.cast();
  const room = await world.aRoom({ ownerID: agent.userID, teamID: agent.teamID });
  const { callID } = await world.aCall({
    ...{ roomID: room.roomID, agentID: agent.userID, teamID: agent.teamID, ended: true },
    ...{ enteredAt: at(2), endedAt: at(602) },
  });
  const streamID = `8525_${room.roomID}_${agent.userID}`;
  const recordings = async () => {
    const { body } = await world.as(supervisor.userID).call('listRecordings', { query: { callID } });
    return (body as { items: Recording[] }).items;
  };
  return { agent, supervisor, room, callID, streamID, recordings };
}
/** Clouds answer when they are let. */
function heldBack(world: World, answer: Fetched) {
  let release: (value: Fetched) => void = () => undefined;
  const held = new Promise<Fetched>((done) => (release = done));
  world.clouds.answers = () => held;
  return () => release(answer);
}
const work = (world: World) => world.service.jobs.settled();
const unmatched = async (world: World, userID: string) =>
  ((await world.as(userID).call('listCloudFiles')).body as { items: CloudFile[] }).items;
const file = (n: number | string) => ({ file_id: `file_${n}`, video_url: `https://vod.example/f${n}.mp4` });

onEveryStore('recordings of a cloud', (world) => {
  it('are fetched into the recording of the call that their stream is of, and made playable', async () => {
    const { tell } = await decideCloud(world());
    const { streamID, recordings, callID } = await aRecordedCall(world());
    const release = heldBack(world(), { kind: 'here', bytes: 7, checksum: `of ${callID}`, mime: null });
    expect((await tell({ stream_id: streamID, ...file(callID) })).body).toEqual({ code: 0 });
    const [coming] = await recordings();
    expect(coming).toMatchObject({ kind: 'cloud', state: 'uploading', startedAt: at(-0.123).toISOString() });
    release();
    await work(world());
    expect(await recordings()).toMatchObject([{ kind: 'cloud', state: 'ready', durationMs: 61_000 }]);
    expect(world().clouds.orders).toMatchObject([
      { url: `https://vod.example/f${callID}.mp4`, hosts: ['vod.example'], plain: false },
    ]);
  });

  it('told of twice are one, also where the second telling says something else of it', async () => {
    const { tell } = await decideCloud(world());
    const { streamID, recordings, callID } = await aRecordedCall(world());
    const said = { stream_id: streamID, ...file(callID) };
    for (const again of [said, said, { ...said, video_url: 'https://vod.example/another.mp4' }]) {
      expect((await tell(again)).body).toEqual({ code: 0 });
    }
    await work(world());
    expect(await recordings()).toHaveLength(1);
    expect(world().clouds.orders).toHaveLength(1);
  });

  it('in several files of one stream are one recording, in the order of time; other streams are others', async () => {
    const { tell } = await decideCloud(world());
    const { streamID, recordings, callID, room } = await aRecordedCall(world());
    const start = Math.floor(at(0).getTime() / 1000);
    await tell({
      stream_id: streamID,
      ...file(`${callID}-2`),
      start_time: start + 300,
      end_time: start + 600,
    });
    await tell({ stream_id: streamID, ...file(`${callID}-1`), start_time: start, end_time: start + 290 });
    await tell({ stream_id: `mix_${room.roomID}`, ...file(`${callID}-mix`) });
    await work(world());
    const all = await recordings();
    expect(all.map(({ state }) => state)).toEqual(['ready', 'ready']);
    const parts = await Promise.all(
      all.map(({ recordingID }) => world().store.read.recordingFiles.of(recordingID)),
    );
    const longest = parts.find((some) => some.length > 1) ?? [];
    expect(longest.map(({ about }) => about['startedAt'])).toEqual([start * 1000, (start + 300) * 1000]);
  });

  it('whose bytes are here already make no second one', async () => {
    const { tell } = await decideCloud(world());
    const { streamID, recordings, callID } = await aRecordedCall(world());
    const checksum = `the same bytes ${callID}`;
    world().clouds.answers = () => ({ kind: 'here', bytes: 7, checksum, mime: null });
    await tell({ stream_id: streamID, ...file(`${callID}-1`) });
    await work(world());
    await tell({ stream_id: `mix_${streamID}`, ...file(`${callID}-2`) });
    await work(world());
    expect(await recordings()).toMatchObject([{ state: 'ready' }]);
  });

  it('that the cloud does not hand over have failed and say why, and are fetched when asked for again', async () => {
    const { tell } = await decideCloud(world());
    const { streamID, recordings, callID, supervisor } = await aRecordedCall(world());
    world().clouds.answers = () => ({ kind: 'refused', why: 'HTTP 403' });
    await tell({ stream_id: streamID, ...file(callID) });
    await work(world());
    const [failed] = await recordings();
    expect(failed).toMatchObject({ state: 'failed', trouble: 'notFetched', failure: 'HTTP 403' });
    expect(failed?.can).toContain('retry');
    const release = heldBack(world(), { kind: 'here', bytes: 7, checksum: `whole ${callID}`, mime: null });
    const params = { recordingID: failed?.recordingID ?? '' };
    const again = await world().as(supervisor.userID).call('retryRecording', { params });
    expect(again.body).toMatchObject({ state: 'uploading', failure: null });
    release();
    await work(world());
    expect(await recordings()).toMatchObject([{ state: 'ready', trouble: null, failure: null }]);
  });

  it('of a stream that nobody knows wait until a person says of which call they are', async () => {
    const { tell } = await decideCloud(world());
    const { recordings, callID, supervisor } = await aRecordedCall(world());
    await tell({ stream_id: 'somebodys-stream', ...file(callID) });
    const [waiting] = await unmatched(world(), supervisor.userID);
    expect(waiting).toMatchObject({ streamID: 'somebodys-stream', durationMs: 598_000, bytes: 3_000_000 });
    const params = { cloudFileID: waiting?.cloudFileID ?? '' };
    const browser = world().as(supervisor.userID);
    const { body } = await browser.call('listCloudFileCandidates', { params });
    expect(body).toMatchObject({ items: [{ callID, clues: ['time', 'length'] }], likely: callID });
    const release = heldBack(world(), { kind: 'here', bytes: 7, checksum: `matched ${callID}`, mime: null });
    const matched = await browser.call('matchCloudFile', { params, body: { callID } });
    expect(matched.body).toMatchObject({ kind: 'cloud', state: 'uploading', callID });
    release();
    await work(world());
    expect(await recordings()).toMatchObject([{ state: 'ready' }]);
    expect(
      (await unmatched(world(), supervisor.userID)).some((each) => each.streamID === 'somebodys-stream'),
    ).toBe(false);
  });

  it('of a call that still runs are fetched all the same; of two calls at once a person is asked', async () => {
    const { tell } = await decideCloud(world());
    const { agent, supervisor, room } = await aRecordedCall(world());
    const live = await world().aCall({ agentID: agent.userID, teamID: agent.teamID, enteredAt: at(1) });
    await tell({ stream_id: `8525_${live.roomID}_${agent.userID}`, ...file(`live-${live.callID}`) });
    await work(world());
    expect(await world().store.read.recordings.ofCall(live.callID)).toMatchObject([{ state: 'ready' }]);
    await tell({ stream_id: `8525_${agent.userID}`, ...file(`two-${live.callID}`) });
    const waiting = await unmatched(world(), supervisor.userID);
    expect(waiting.map(({ streamID }) => streamID)).toContain(`8525_${agent.userID}`);
    expect(room.roomID).not.toBe(live.roomID);
  });

  it('are listened to with the right key alone, in its time, at the right address, while that is on', async () => {
    const { tell, admin, secret } = await decideCloud(world());
    const now = Math.floor(world().clock.now().getTime() / 1000);
    const signed = (t: number) => ({ t, sign: md5Of(`${CLOUD_KEY}${t}`) });
    const codeOf = async (said: object, to?: string) => {
      const { problem } = await tell({ ...file('none'), ...said }, to);
      return [problem?.code, problem?.params?.['why']];
    };
    expect(await codeOf({ sign: md5Of(`another${now + 600}`) })).toEqual(['callback.refused', 'signature']);
    expect(await codeOf({ t: now + 601 })).toEqual(['callback.refused', 'signature']);
    expect(await codeOf(signed(now))).toEqual(['callback.refused', 'late']);
    expect(await codeOf(signed(now + 90_000))).toEqual(['callback.refused', 'late']);
    expect(await codeOf({ sign: undefined })).toEqual(['request.invalid', undefined]);
    expect(await codeOf({}, `${secret}x`)).toEqual(['callback.unknown', undefined]);
    const { version } = (await admin.call('getCloudSettings')).body as CloudSettings;
    await admin.call('updateCloudSettings', { body: { on: false, hosts: [], plain: false, version } });
    expect(await codeOf({})).toEqual(['callback.unknown', undefined]);
    expect((await admin.call('testCloudCallback')).problem?.code).toBe('cloud.off');
  });

  it('are signed by the old key for a day after it was replaced, and never again', async () => {
    const { admin, secret } = await decideCloud(world());
    const { body } = await admin.call('setCloudKey', { body: {} });
    const { key } = body as { key: string };
    expect(key).toMatch(/^[A-Za-z0-9]{32}$/);
    const said = (by: string) =>
      world()
        .stranger()
        .call('takeCloudCallback', { params: { secret }, body: aCallback(world(), { event_type: 1 }, by) });
    expect((await said(CLOUD_KEY)).status).toBe(200);
    expect((await said(key)).status).toBe(200);
    world().clock.forward(24 * 3600 + 1);
    expect((await said(CLOUD_KEY)).problem?.code).toBe('callback.refused');
    expect((await said(key)).status).toBe(200);
    expect(JSON.stringify(await world().store.read.settings.get('cloudRecordings'))).not.toContain(key);
  });

  it('can be tried out: a test is answered like the cloud, and leaves nothing behind', async () => {
    const { admin, secret, callbackURL } = await decideCloud(world());
    const { receivers } = world();
    receivers.answers = async ({ url, body }) => {
      expect(url).toBe(callbackURL);
      const params = { secret };
      const answer = await world()
        .stranger()
        .call('takeCloudCallback', { params, body: JSON.parse(body) as object });
      return { status: answer.status, response: JSON.stringify(answer.body) };
    };
    const tried = await admin.call('testCloudCallback');
    expect(tried.body).toEqual({ taken: true, status: 200, failure: null, tookMs: 7 });
    receivers.answers = () => ({ status: null, failure: 'certificate' });
    const failed = await admin.call('testCloudCallback');
    expect(failed.body).toEqual({ taken: false, status: null, failure: 'certificate', tookMs: 7 });
    const waiting = await world().store.read.cloudFiles.unmatched();
    expect(waiting.filter(({ streamID }) => streamID === 'webexe_test')).toEqual([]);
  });

  it('whose callback names no stream or no file is asked for it', async () => {
    const { tell } = await decideCloud(world());
    const fields = async (said: object) => (await tell(said)).problem?.fields;
    expect(await fields({ stream_id: '', channel_id: '' })).toEqual([
      { path: 'stream_id', code: 'required' },
    ]);
    expect(await fields({ video_url: 'ftp://vod.example/f' })).toEqual([
      { path: 'video_url', code: 'required' },
    ]);
  });
});

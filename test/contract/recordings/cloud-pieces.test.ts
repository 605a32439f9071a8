import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintsAbout, makeFile } from '../../support/media';
import { aReceiver, type Receiver } from '../../support/receiver';
import { at, unique } from '../../support/rows';
import { CLOUD_KEY, decideCloud, md5Of } from '../http/cloud-scene';
import { aRecordingWorld, type RecordingWorld } from './recording-server';

// Recordings that a cloud keeps in pieces: made by a real ffmpeg, fetched over a real socket, made playable by a real ffmpeg.

let world: RecordingWorld;
let folder = '';
let cloud: Receiver;
const asked: string[] = [];
beforeAll(async () => {
  world = await aRecordingWorld();
  folder = await mkdtemp(join(tmpdir(), 'webexe-cloud-'));
  cloud = await aReceiver(({ path }, response) => {
    asked.push(path);
    void readFile(join(folder, path.replace(/\?.*/, ''))).then(
      (bytes) => response.writeHead(200).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
});
afterAll(async () => {
  await world.close();
  await cloud.close();
  await rm(folder, { recursive: true, force: true });
});

const encoded = [
  ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '15', '-c:a', 'aac'],
  ...['-f', 'hls', '-hls_time', '1', '-hls_list_size', '0', '-hls_playlist_type', 'vod'],
];

/** Six seconds in pieces of one, which are like no other ones: what is here already is not kept twice. */
async function inPieces(...args: string[]): Promise<{ name: string; path: string }> {
  const name = String(unique());
  const path = join(folder, name);
  await mkdir(path);
  makeFile(join(path, 'list.m3u8'), 6, [...encoded, '-metadata', `service_name=${name}`, ...args]);
  return { name, path };
}

/** The cloud tells of it; answers what became of the recording. */
async function toldOf(file: string) {
  const { tell } = await decideCloud(world, { plain: true });
  const { agent } = await world.cast();
  const call = await world.aCall({
    ...{ agentID: agent.userID, teamID: agent.teamID, ended: true },
    ...{ enteredAt: at(2), endedAt: at(602) },
  });
  const t = Math.floor(Date.now() / 1000) + 600;
  const told = await tell({
    ...{ t, sign: md5Of(`${CLOUD_KEY}${t}`) },
    ...{ stream_id: `8525_${call.roomID}_${agent.userID}`, file_id: call.callID, file_format: 'hls' },
    video_url: `http://1250000000.vod.example:${cloud.port}/${file}?sign=secret`,
    file_size: 0,
  });
  expect(told.body).toEqual({ code: 0 });
  await world.service.jobs.settled();
  const [row] = await world.store.read.recordings.ofCall(call.callID);
  if (!row) throw new Error('no recording');
  const files = await world.store.read.recordingFiles.of(row.recordingID);
  return { row, files };
}

/** It plays from its beginning to its end. */
async function mustPlay({ row, files }: Awaited<ReturnType<typeof toldOf>>): Promise<void> {
  expect(row).toMatchObject({ state: 'ready', trouble: null, failure: null, mime: 'video/mp4' });
  expect(row.durationMs).toBeGreaterThan(5800);
  expect(row.durationMs).toBeLessThan(6400);
  const playable = files.find(({ role }) => role === 'playable') ?? files[0];
  expect(complaintsAbout(join(world.folder, playable?.location ?? ''))).toBe('');
  expect(await readdir(join(world.folder, 'work', 'fetching'))).toEqual([]);
}

describe('a recording in pieces', () => {
  it('of MPEG-TS is fetched whole and plays', async () => {
    const { name } = await inPieces();
    const told = await toldOf(`${name}/list.m3u8`);
    await mustPlay(told);
    expect(told.files.find(({ role }) => role === 'original')?.mime).toBe('video/mp2t');
    expect(asked.filter((path) => path.startsWith(`/${name}/`) && path.endsWith('.ts'))).toHaveLength(6);
  });

  it('of MP4 behind one head is fetched whole and plays', async () => {
    const { name } = await inPieces('-hls_segment_type', 'fmp4');
    await mustPlay(await toldOf(`${name}/list.m3u8`));
  });

  it('that is encrypted is opened by the key that the cloud has', async () => {
    const keys = join(folder, String(unique()));
    await writeFile(`${keys}.key`, Buffer.alloc(16, 42));
    await writeFile(`${keys}.info`, `../${keys.split('/').at(-1)}.key\n${keys}.key\n`);
    const { name, path } = await inPieces('-hls_key_info_file', `${keys}.info`);
    expect(await readFile(join(path, 'list.m3u8'), 'utf8')).toContain('METHOD=AES-128');
    await mustPlay(await toldOf(`${name}/list.m3u8`));
  });

  it('behind a list of pictures of several sizes plays in the best', async () => {
    const { name, path } = await inPieces();
    const [low, best] = ['#EXT-X-STREAM-INF:BANDWIDTH=10,', '#EXT-X-STREAM-INF:BANDWIDTH=20,'];
    await writeFile(join(path, 'all.m3u8'), ['#EXTM3U', low, 'low.m3u8', best, 'list.m3u8', ''].join('\n'));
    await mustPlay(await toldOf(`${name}/all.m3u8`));
  });

  it('of which a file of this machine would be one has failed, and says why; no byte of that file is here', async () => {
    const name = String(unique());
    await writeFile(join(folder, 'evil.txt'), 'nobody is to read this');
    const evil = ['#EXTM3U', '#EXTINF:1,', `file://${join(folder, 'evil.txt')}`, '#EXT-X-ENDLIST', ''];
    await writeFile(join(folder, `${name}.m3u8`), evil.join('\n'));
    const { row, files } = await toldOf(`${name}.m3u8`);
    expect(row).toMatchObject({ state: 'failed', trouble: 'notFetched' });
    expect(row.failure).toBe('piece 1 of 1: file: is not allowed');
    expect(files).toEqual([]);
    expect(await readdir(join(world.folder, 'work', 'fetching'))).toEqual([]);
  });

  it('of which the first piece is a list itself is not read as one', async () => {
    const name = String(unique());
    const inner = ['#EXTM3U', '#EXTINF:1,', `file://${join(folder, 'evil.txt')}`, '#EXT-X-ENDLIST', ''];
    await writeFile(join(folder, `${name}.ts`), inner.join('\n'));
    const outer = ['#EXTM3U', '#EXTINF:1,', `${name}.ts`, '#EXT-X-ENDLIST', ''];
    await writeFile(join(folder, `${name}.m3u8`), outer.join('\n'));
    const { row } = await toldOf(`${name}.m3u8`);
    expect(row.state).toBe('failed');
    expect(row.trouble).toMatch(/notMedia|damaged/);
  });
});

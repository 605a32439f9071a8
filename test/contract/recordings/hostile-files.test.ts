import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFolderStore } from '../../../server/node/media-store';
import { createMediaWork } from '../../../server/node/processing/media-work';
import { findTools, type Tools } from '../../../server/node/processing/tools';
import { listen } from '../../../server/node/listen';
import type { Processed } from '../../../server/roomservice/ports';
import { ffmpeg, makeFile } from '../../support/media';
import { unique } from '../../support/rows';
import { aRecordingWorld, type RecordingWorld } from './recording-server';
import { processed } from './process-file';

// Files that are made to have the server read what is not in them, or to keep it busy: real ones, real ffmpeg.

let world: RecordingWorld;
let tools: Tools;
beforeAll(async () => {
  const found = await findTools();
  if (!found) throw new Error('no ffmpeg');
  tools = found;
  world = await aRecordingWorld({ tools: async () => tools });
});
afterAll(() => world.close());

describe('a file that names others', () => {
  let asked = 0;
  let origin = '';
  let close: () => Promise<void> = async () => undefined;
  let secret = '';
  beforeAll(async () => {
    const inside = await listen({
      fetch() {
        asked += 1;
        return new Response('secret');
      },
      ...{ host: '127.0.0.1', port: 0, headersWithinSeconds: 5, requestWithinSeconds: 5 },
    });
    origin = `http://127.0.0.1:${inside.port}`;
    close = () => inside.close();
    await mkdir(join(world.folder, 'originals'), { recursive: true });
    secret = join(world.folder, 'originals', 'secret.mp4');
    makeFile(secret, 1);
  });
  afterAll(() => close());

  const hls = (url: string) => `#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n${url}\n#EXT-X-ENDLIST\n`;
  const dash = (url: string) =>
    `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT3S" profiles="urn:mpeg:dash:profile:isoff-on-demand:2011"><Period><AdaptationSet><Representation id="1" mimeType="video/mp4" bandwidth="100"><BaseURL>${url}</BaseURL></Representation></AdaptationSet></Period></MPD>`;

  it.each([
    ['HLS, a recording of somebody else', () => hls(`file://${secret}`)],
    ['HLS, a file of the system', () => hls('file:///etc/passwd')],
    ['HLS, an address inside', () => hls(`${origin}/x.ts`)],
    [
      'HLS, a key at an address inside',
      () => `#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="${origin}/k"\n#EXTINF:1,\nfile://${secret}\n`,
    ],
    ['DASH, a recording of somebody else', () => dash(`file://${secret}`)],
    ['DASH, an address inside', () => dash(`${origin}/x.mp4`)],
    ['a list of files to join', () => 'ffconcat version 1.0\nfile secret.mp4\n'],
    [
      'a session of RTP',
      () =>
        'v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\n',
    ],
    ['SVG with a script', () => '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['a page', () => '<!doctype html><script>alert(1)</script>'],
  ])('is no recording, and none of them is opened: %s', async (_, text) => {
    const name = `${unique()}.mp4`;
    await writeFile(join(world.folder, 'originals', name), text());
    const seen = await world.ports.mediaWork.look(`originals/${name}`, new AbortController().signal);
    expect(seen).toEqual({ mime: null, about: {}, trouble: 'notMedia' });

    const row = await processed(world, (path) => writeFile(path, text()));
    expect(row).toMatchObject({ state: 'failed', trouble: 'notMedia', file: null });
    expect(asked).toBe(0);
  });
});

describe('a file that claims more than it is', () => {
  it('of 16 000 by 16 000 pixels takes no memory for them', async () => {
    const row = await processed(world, async (path) => {
      const picture = `${path}.png`;
      ffmpeg(['-f', 'lavfi', '-i', 'color=red:s=64x64', '-frames:v', '1', picture]);
      ffmpeg(['-i', picture, '-c', 'copy', '-f', 'matroska', path]);
      const bytes = await readFile(path);
      const at = bytes.indexOf('IHDR');
      bytes.writeUInt32BE(16_000, at + 4);
      bytes.writeUInt32BE(16_000, at + 8);
      bytes.writeUInt32BE(crc32(bytes.subarray(at, at + 17)), at + 17);
      await writeFile(path, bytes);
    });
    expect(row).toMatchObject({ state: 'failed', trouble: 'damaged' });
  });

  it('of a thousand streams is read for one picture and one sound', async () => {
    const row = await processed(world, (path) => {
      const one = `${path}.mp4`;
      makeFile(one, 1);
      const more = Array.from({ length: 999 }, () => ['-map', '0:a']).flat();
      ffmpeg(['-i', one, '-map', '0:v', ...more, '-c', 'copy', '-f', 'matroska', path]);
    });
    expect(row).toMatchObject({ state: 'ready' });
  });
});

describe('a tool', () => {
  /** Does its work with a program that does this in place of ffmpeg. */
  async function withScript(script: string): Promise<Processed> {
    const program = join(world.folder, `tool-${unique()}`);
    await writeFile(program, `#!/bin/sh\n${script}\n`);
    await chmod(program, 0o755);
    const work = createMediaWork({
      store: createFolderStore(world.folder),
      workFolder: join(world.folder, 'work'),
      log: { info: () => undefined, error: () => undefined },
      tools: async () => ({ ...tools, ffmpeg: program, patience: { probeMs: 20_000, workMs: 1500 } }),
    });
    const name = `originals/${unique()}.flv`;
    await mkdir(join(world.folder, 'originals'), { recursive: true });
    makeFile(join(world.folder, name), 1);
    const parts = [{ location: name, mime: 'video/x-flv', about: {} }];
    const recordingID = `recording-${unique()}`;
    const progress = () => undefined;
    return work.process(
      { recordingID, jobID: 'job', parts },
      { signal: new AbortController().signal, progress },
    );
  }

  it('that gets nowhere is ended, and the file is given up', async () => {
    expect(await withScript('exec sleep 600')).toEqual({ kind: 'unusable', trouble: 'damaged' });
  });

  it('that says the same over and over gets nowhere, too', async () => {
    const script = 'while :; do echo out_time_us=1000; sleep 0.1; done';
    expect(await withScript(script)).toEqual({ kind: 'unusable', trouble: 'damaged' });
  });

  it('that crashes over a file gives it up', async () => {
    expect(await withScript('kill -SEGV $$')).toEqual({ kind: 'unusable', trouble: 'damaged' });
  });

  it('that the system killed for want of memory has said nothing about the file: it is tried again', async () => {
    await expect(withScript('kill -KILL $$')).rejects.toThrow('was ended by SIGKILL');
  });

  it('that is gone between two looks is missed, and the file is tried again', async () => {
    const there = tools;
    tools = { ...tools, ffmpeg: join(world.folder, 'no-such-program') };
    const row = await processed(world, (path) => makeFile(path, 1), {
      extension: 'flv',
      mime: 'video/x-flv',
    });
    tools = there;
    expect(row).toMatchObject({ state: 'processing', trouble: null });
  });
});

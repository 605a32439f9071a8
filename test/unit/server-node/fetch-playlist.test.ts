import { createCipheriv } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFolderStore } from '../../../server/node/media-store';
import { createFetching } from '../../../server/node/outbound/fetching/fetching';
import type { FetchOrder, FetchWatch } from '../../../server/roomservice/ports';
import { aReceiver, type Receiver } from '../../support/receiver';

const signal = new AbortController().signal;
let folder = '';
let cloud: Receiver | undefined;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'webexe-pieces-'))));
afterEach(async () => {
  await cloud?.close();
  cloud = undefined;
  await rm(folder, { recursive: true, force: true });
});

type Held = Buffer | string | number | ((response: ServerResponse) => void);

/** A cloud on a real socket that holds these files; a number is the status that it answers with. */
async function aCloud(held: Record<string, Held>, networks = ['127.0.0.0/8']) {
  const opened = (cloud = await aReceiver(({ path }, response) => {
    const file = held[path.replace(/\?.*/, '')] ?? 404;
    if (typeof file === 'function') file(response);
    else if (typeof file === 'number') response.writeHead(file, { location: 'http://10.0.0.1/' }).end();
    else response.writeHead(200).end(file);
  }));
  const fetching = createFetching({
    store: createFolderStore(folder),
    folder: join(folder, 'work'),
    networks,
    resolve: (_name, then) => then(null, [{ address: '127.0.0.1', family: 4 }]),
    ...{ silentMs: 300, lookEveryBytes: 1000 },
  });
  const root = `http://a.vod.example:${opened.port}`;
  const order = { as: 'playlist', url: `${root}/rec/list.m3u8?sign=1`, location: 'cloud/r.ts' } as const;
  const limits = { maxBytes: 1_000_000, bytes: null, hosts: ['vod.example'], plain: true };
  const seen: number[] = [];
  return {
    ...{ held, root, seen },
    asked: () => opened.received.map(({ path }) => path),
    fetch: (given: Partial<FetchOrder> = {}, room: FetchWatch['room'] = () => Promise.resolve(null)) =>
      fetching.fetch(
        { ...order, ...limits, ...given },
        { signal, progress: (percent) => void seen.push(Math.round(percent)), room },
      ),
  };
}

const pieces = [0, 1, 2].map((number) => Buffer.alloc(1500, 65 + number));
const all = Buffer.concat(pieces);
const listOf = (...lines: string[]) =>
  ['#EXTM3U', '#EXT-X-VERSION:3', '#EXT-X-TARGETDURATION:10', ...lines, '#EXT-X-ENDLIST', ''].join('\n');
const list = listOf('#EXTINF:10,', '0.ts', '#EXTINF:10,', '1.ts', '#EXTINF:20,', '/rec/2.ts?part=2');
const inThree = { '/rec/0.ts': pieces[0] ?? '', '/rec/1.ts': pieces[1] ?? '', '/rec/2.ts': pieces[2] ?? '' };
const stored = () => readFile(join(folder, 'cloud/r.ts'));
const working = async () => (await readdir(join(folder, 'work'))).sort();

describe('fetching the pieces of a playlist', () => {
  it('brings them as one file, in their order, and says how far it is by their length in time', async () => {
    const { fetch, seen } = await aCloud({ '/rec/list.m3u8': list, ...inThree });
    expect(await fetch()).toMatchObject({ kind: 'here', bytes: all.length, mime: 'video/mp2t' });
    expect((await stored()).equals(all)).toBe(true);
    expect(seen).toEqual([25, 50, 100]);
    expect(await working()).toEqual([]);
  });

  it('goes on after the last whole one, also where the next had begun, and asks for no other again', async () => {
    let cuts = 0;
    const breaks = (response: ServerResponse) => {
      if (cuts++ > 0) return void response.writeHead(200).end(pieces[1]);
      response.writeHead(200, { 'content-length': 1500 });
      response.write(pieces[1]?.subarray(0, 700), () => setTimeout(() => response.destroy(), 50));
    };
    const { fetch, asked } = await aCloud({ '/rec/list.m3u8': list, ...inThree, '/rec/1.ts': breaks });
    await expect(fetch()).rejects.toThrow('piece 2 of 3');
    expect(await working()).toEqual(['cloud-r.ts', 'cloud-r.ts.of']);
    expect(await fetch()).toMatchObject({ kind: 'here', bytes: all.length });
    expect((await stored()).equals(all)).toBe(true);
    expect(asked().filter((path) => path === '/rec/0.ts')).toHaveLength(1);
  });

  it('begins anew where the playlist has become another', async () => {
    const world = await aCloud({ '/rec/list.m3u8': list, ...inThree, '/rec/1.ts': 503 });
    await expect(world.fetch()).rejects.toThrow('piece 2 of 3: HTTP 503');
    world.held['/rec/list.m3u8'] = listOf('#EXTINF:10,', '2.ts');
    expect(await world.fetch()).toMatchObject({ kind: 'here', bytes: 1500 });
    expect((await stored()).equals(pieces[2] ?? all)).toBe(true);
  });

  it('may be asked again for one that is missing, and says which it was', async () => {
    const world = await aCloud({ '/rec/list.m3u8': list, ...inThree, '/rec/2.ts': 404 });
    await expect(world.fetch()).rejects.toThrow('piece 3 of 3: HTTP 404');
    world.held['/rec/2.ts'] = pieces[2] ?? '';
    expect(await world.fetch()).toMatchObject({ kind: 'here', bytes: all.length });
  });

  it('takes the best of several pictures', async () => {
    const variants = [
      ...['#EXTM3U', '#EXT-X-STREAM-INF:BANDWIDTH=200000,CODECS="avc1,mp4a"', 'low.m3u8'],
      ...['#EXT-X-STREAM-INF:BANDWIDTH=900000', 'list.m3u8', ''],
    ].join('\n');
    const { fetch, root, asked } = await aCloud({
      ...{ '/rec/all.m3u8': variants, '/rec/list.m3u8': list, ...inThree },
    });
    expect(await fetch({ url: `${root}/rec/all.m3u8` })).toMatchObject({ kind: 'here', bytes: all.length });
    expect(asked()).not.toContain('/rec/low.m3u8');
  });

  it('opens what is encrypted, by the key that is beside it', async () => {
    const key = Buffer.alloc(16, 9);
    const lock = (piece: Buffer, iv: Buffer) => {
      const cipher = createCipheriv('aes-128-cbc', key, iv);
      return Buffer.concat([cipher.update(piece), cipher.final()]);
    };
    const numbered = Buffer.alloc(16);
    numbered[15] = 7;
    const { fetch, asked } = await aCloud({
      '/rec/list.m3u8': listOf(
        ...['#EXT-X-MEDIA-SEQUENCE:7', '#EXT-X-KEY:METHOD=AES-128,URI="key?id=1"', '#EXTINF:10,', '0.ts'],
        ...['#EXT-X-KEY:METHOD=AES-128,URI="key?id=1",IV=0x0A', '#EXTINF:10,', '1.ts'],
        ...['#EXT-X-KEY:METHOD=NONE', '#EXTINF:10,', '2.ts'],
      ),
      '/rec/key': key,
      '/rec/0.ts': lock(pieces[0] ?? key, numbered),
      '/rec/1.ts': lock(pieces[1] ?? key, Buffer.from('0a'.padStart(32, '0'), 'hex')),
      '/rec/2.ts': pieces[2] ?? '',
    });
    expect(await fetch()).toMatchObject({ kind: 'here', bytes: all.length });
    expect((await stored()).equals(all)).toBe(true);
    expect(asked().filter((path) => path.startsWith('/rec/key'))).toHaveLength(1);
  });

  it('puts the head of pieces of MP4 in front of them', async () => {
    const { fetch } = await aCloud({
      '/rec/list.m3u8': listOf('#EXT-X-MAP:URI="head.mp4"', '#EXTINF:10,', '0.ts'),
      ...{ '/rec/head.mp4': 'head', ...inThree },
    });
    expect(await fetch()).toMatchObject({ kind: 'here', mime: 'video/mp4' });
    expect((await stored()).toString()).toBe(`head${pieces[0]?.toString()}`);
  });

  it('is tried again while the cloud still writes the playlist', async () => {
    const { fetch } = await aCloud({ '/rec/list.m3u8': '#EXTM3U\n#EXTINF:10,\n0.ts\n', ...inThree });
    await expect(fetch()).rejects.toThrow('no end yet');
  });

  it('is refused where all of them are too large, waits where they do not fit, and keeps nothing half', async () => {
    const { fetch } = await aCloud({ '/rec/list.m3u8': list, ...inThree });
    expect(await fetch({ maxBytes: 2000 })).toEqual({
      ...{ kind: 'refused', why: 'piece 2 of 3: larger than 2000 bytes' },
    });
    expect(await working()).toEqual([]);
    const stopped = await fetch({}, () => Promise.resolve(0));
    expect(stopped).toMatchObject({ kind: 'noRoom' });
    expect(await working()).toEqual([]);
    expect(await fetch({ bytes: 9000 }, () => Promise.resolve(8999))).toEqual({
      kind: 'noRoom',
      needed: 9000,
    });
  });

  const evil: readonly [what: string, list: string, why: RegExp][] = [
    ['a file of this machine', listOf('#EXTINF:1,', 'file:///etc/passwd'), /^file: is not allowed$/],
    ['a scheme of ffmpeg', listOf('#EXTINF:1,', 'concat:a|b'), /^concat: is not allowed$/],
    ['data in the address', listOf('#EXTINF:1,', 'data:video/mp2t;base64,AAAA'), /^data: is not allowed$/],
    ['this machine', listOf('#EXTINF:1,', 'http://127.0.0.1/0.ts'), /^127\.0\.0\.1 is not allowed$/],
    ['this machine, in IPv6', listOf('#EXTINF:1,', 'http://[::1]/0.ts'), /^\[::1\] is not allowed$/],
    [
      'the host of a neighbour',
      listOf('#EXTINF:1,', '//evil.example/0.ts'),
      /^evil\.example is not allowed$/,
    ],
    ['an address that is none', listOf('#EXTINF:1,', 'http://'), /^an address in the playlist is none$/],
    [
      'a key of somebody else',
      listOf('#EXT-X-KEY:METHOD=AES-128,URI="https://evil.example/key"', '#EXTINF:1,', '0.ts'),
      /^evil\.example is not allowed$/,
    ],
    [
      'a key in a file',
      listOf('#EXT-X-KEY:METHOD=AES-128,URI="file:///etc/hostname"', '#EXTINF:1,', '0.ts'),
      /^file: is not allowed$/,
    ],
    [
      'a key that is none',
      listOf('#EXT-X-KEY:METHOD=AES-128,URI="0.ts"', '#EXTINF:1,', '0.ts'),
      /longer than the 16 bytes/,
    ],
    [
      'another encryption',
      listOf('#EXT-X-KEY:METHOD=SAMPLE-AES,URI="key"', '#EXTINF:1,', '0.ts'),
      /^encrypted by SAMPLE-AES, which is not supported$/,
    ],
    ['a head of a file', listOf('#EXT-X-MAP:URI="file:///etc/passwd"', '#EXTINF:1,', '0.ts'), /^file: is/],
    [
      'parts of files',
      listOf('#EXT-X-BYTERANGE:5@0', '#EXTINF:1,', '0.ts'),
      /EXT-X-BYTERANGE is not supported$/,
    ],
    ['two heads', listOf('#EXT-X-MAP:URI="0.ts"', '#EXT-X-MAP:URI="1.ts"'), /^more than one EXT-X-MAP/],
    ['nothing', listOf(), /^a playlist of nothing$/],
    ['no playlist', '<html></html>', /^not a playlist$/],
    [
      'itself',
      '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nlist.m3u8\n',
      /^a playlist of playlists of playlists$/,
    ],
    [
      'a sound apart',
      '#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",URI="a.m3u8"\n#EXT-X-STREAM-INF:BANDWIDTH=1,AUDIO="a"\nv.m3u8\n',
      /^its sound is in a playlist of its own$/,
    ],
    [
      'a master at somebody else',
      '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nhttp://10.0.0.1/l\n',
      /^10\.0\.0\.1 is/,
    ],
  ];
  it.each(evil)('refuses one that leads to %s, and keeps nothing of it', async (_what, text, why) => {
    const { fetch } = await aCloud({ '/rec/list.m3u8': text, ...inThree });
    const fetched = await fetch();
    expect(fetched.kind === 'refused' && fetched.why.replace(/^piece \d+ of \d+: /, '')).toMatch(why);
    expect(await working()).toEqual([]);
  });

  it('asks the cloud alone, however many steps up an address goes, and follows nobody elsewhere', async () => {
    const { fetch, asked } = await aCloud({
      '/rec/list.m3u8': listOf('#EXTINF:1,', '../../../../etc/passwd', '#EXTINF:1,', '0.ts'),
      ...{ ...inThree, '/etc/passwd': 302 },
    });
    await expect(fetch()).rejects.toThrow('piece 1 of 2: HTTP 302');
    expect(asked()).toEqual(['/rec/list.m3u8?sign=1', '/etc/passwd']);
  });

  it('refuses millions of pieces before it asks for the first', async () => {
    const line = '#EXTINF:0,\n0\n';
    const endless = (response: ServerResponse) => {
      response.writeHead(200).write('#EXTM3U\n');
      const more = (): void => void (response.writable && response.write(line.repeat(10_000), more));
      more();
    };
    const { fetch, held, asked } = await aCloud({ '/rec/list.m3u8': endless });
    expect(await fetch()).toMatchObject({
      kind: 'refused',
      why: expect.stringMatching('longer than') as string,
    });
    held['/rec/list.m3u8'] = `#EXTM3U\n${line.repeat(20_001)}#EXT-X-ENDLIST\n`;
    expect(await fetch()).toEqual({ kind: 'refused', why: 'more than 20000 pieces' });
    expect(asked().every((path) => path.startsWith('/rec/list.m3u8'))).toBe(true);
  });

  it('asks nobody inside, whatever the names in a playlist lead to', async () => {
    const { fetch, asked } = await aCloud({ '/rec/list.m3u8': list }, []);
    expect(await fetch()).toEqual({ kind: 'refused', why: 'address not allowed' });
    expect(asked()).toEqual([]);
  });
});

import { mkdtemp, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFolderStore } from '../../../server/node/media-store';
import { createFetching } from '../../../server/node/outbound/fetching/fetching';
import type { FetchOrder, FetchWatch } from '../../../server/roomservice/ports';
import { aReceiver, type Receiver } from '../../support/receiver';

const file = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 251));
const signal = new AbortController().signal;
let folder = '';
let cloud: Receiver | undefined;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'webexe-fetch-'))));
afterEach(async () => {
  await cloud?.close();
  cloud = undefined;
  await rm(folder, { recursive: true, force: true });
});

/** A cloud on a real socket of this machine, whose name is `vod.example` as far as the server knows. */
async function aCloud(answer: (response: ServerResponse, headers: IncomingHttpHeaders) => void) {
  const opened = (cloud = await aReceiver((request, response) => answer(response, request.headers)));
  const fetching = createFetching({
    store: createFolderStore(folder),
    folder: join(folder, 'work'),
    networks: ['127.0.0.0/8'],
    resolve: (_name, then) => then(null, [{ address: '127.0.0.1', family: 4 }]),
    silentMs: 300,
    lookEveryBytes: 20_000,
  });
  const url = `http://a.vod.example:${opened.port}/f0.mp4`;
  const limits = { maxBytes: 1_000_000, bytes: null, hosts: ['vod.example'], plain: true };
  const order = { url, as: 'file', location: 'cloud/f0.mp4', ...limits } as const;
  const seen: number[] = [];
  const progress = (percent: number) => void seen.push(percent);
  return {
    seen,
    fetching,
    asked: opened.received,
    fetch: (given: Partial<FetchOrder> = {}, room: FetchWatch['room'] = () => Promise.resolve(null)) =>
      fetching.fetch({ ...order, ...given }, { signal, progress, room }),
  };
}
const whole = (response: ServerResponse) =>
  void response.writeHead(200, { 'content-length': file.length, etag: '"one"' }).end(file);
const stored = () => readFile(join(folder, 'cloud/f0.mp4'));

describe('fetching a file', () => {
  it('brings it whole, says how far it is, and knows its checksum', async () => {
    const { fetch, seen } = await aCloud(whole);
    const fetched = await fetch();
    expect(fetched).toMatchObject({ kind: 'here', bytes: file.length });
    expect(fetched.kind === 'here' && fetched.checksum).toMatch(/^[0-9a-f]{64}$/);
    expect((await stored()).equals(file)).toBe(true);
    expect(seen.at(-1)).toBe(100);
    expect(await readdir(join(folder, 'work'))).toEqual([]);
  });

  it('goes on where it was cut off, as long as it is still the same file', async () => {
    const ranges: (string | undefined)[] = [];
    let cuts = 0;
    const { fetch } = await aCloud((response, { range, 'if-range': of }) => {
      ranges.push(range);
      if (cuts++ === 0) {
        response.writeHead(200, { 'content-length': file.length, etag: '"one"' });
        response.write(file.subarray(0, 100_000), () => setTimeout(() => response.destroy(), 50));
        return;
      }
      const from = Number(/\d+/.exec(range ?? '')?.[0] ?? 0);
      expect(of).toBe('"one"');
      const rest = file.subarray(from);
      const said = `bytes ${from}-${file.length - 1}/${file.length}`;
      response.writeHead(206, { 'content-range': said, 'content-length': rest.length, etag: '"one"' });
      response.end(rest);
    });
    await expect(fetch()).rejects.toThrow();
    expect(await fetch()).toMatchObject({ kind: 'here', bytes: file.length });
    expect(ranges).toEqual([undefined, expect.stringMatching(/^bytes=[1-9]\d*-$/)]);
    expect((await stored()).equals(file)).toBe(true);
  });

  it('begins anew where the file has become another', async () => {
    let cuts = 0;
    const { fetch } = await aCloud((response) => {
      if (cuts++ > 0) return whole(response);
      response.writeHead(200, { 'content-length': 500_000, etag: '"old"' });
      response.write(Buffer.alloc(200_000, 7), () => setTimeout(() => response.destroy(), 50));
    });
    await expect(fetch()).rejects.toThrow();
    expect(await fetch()).toMatchObject({ kind: 'here', bytes: file.length });
    expect((await stored()).equals(file)).toBe(true);
  });

  it('gives up a line on which nothing comes, and may be asked again', async () => {
    const { fetch } = await aCloud((response) => {
      response.writeHead(200, { 'content-length': file.length, etag: '"one"' });
      response.write(file.subarray(0, 10));
    });
    await expect(fetch()).rejects.toThrow('nothing came for a while');
  });

  it('is refused where it is too large, whether it says so or not', async () => {
    const { fetch } = await aCloud(whole);
    const refused = { kind: 'refused', why: 'larger than 1000 bytes' };
    expect(await fetch({ maxBytes: 1000 })).toEqual(refused);
    await cloud?.close();
    const silent = await aCloud((response) => void response.writeHead(200).end(file));
    expect(await silent.fetch({ maxBytes: 1000 })).toEqual(refused);
    expect(await readdir(join(folder, 'work'))).toEqual([]);
  });

  it('asks for nothing that would not fit, and takes nothing of what turns out to be longer', async () => {
    const { fetch, asked } = await aCloud(whole);
    const room = () => Promise.resolve(file.length - 1);
    expect(await fetch({ bytes: 400_000 }, room)).toEqual({ kind: 'noRoom', needed: 400_000 });
    expect(asked).toHaveLength(0);
    expect(await fetch({ bytes: 10 }, room)).toEqual({ kind: 'noRoom', needed: file.length });
    expect(await readdir(join(folder, 'work'))).toEqual([]);
    expect(await fetch({ bytes: 10 }, () => Promise.resolve(file.length))).toMatchObject({ kind: 'here' });
  });

  it('stops where the disk fills under it, keeps nothing half, and knows how long it was at least', async () => {
    const { fetch } = await aCloud((response) => void response.writeHead(200).end(file));
    let free = 100_000;
    const room = () => Promise.resolve(Math.max(0, (free -= 20_000)));
    const stopped = await fetch({}, room);
    expect(stopped).toMatchObject({ kind: 'noRoom' });
    const needed = stopped.kind === 'noRoom' ? stopped.needed : 0;
    expect(needed).toBeGreaterThan(100_000);
    expect(needed).toBeLessThan(400_000);
    expect(await readdir(join(folder, 'work'))).toEqual([]);
  });

  it('leaves room for the others that are on their way', async () => {
    const held: (() => void)[] = [];
    const { fetch } = await aCloud((response) => {
      response.writeHead(200, { 'content-length': file.length, etag: '"one"' });
      response.write(file.subarray(0, 1000));
      held.push(() => void response.end(file.subarray(1000)));
    });
    const room = () => Promise.resolve(file.length + 1000);
    const first = fetch({}, room);
    await expect.poll(() => held.length).toBe(1);
    await expect.poll(() => readdir(join(folder, 'work'))).toContain('cloud-f0.mp4');
    const second = await fetch({ location: 'cloud/f1.mp4', bytes: file.length }, room);
    expect(second).toEqual({ kind: 'noRoom', needed: file.length });
    held.forEach((go) => go());
    expect(await first).toMatchObject({ kind: 'here' });
  });

  it('leaves nothing behind for longer than a week', async () => {
    const { fetch, fetching } = await aCloud((response) => {
      response.writeHead(200, { 'content-length': file.length, etag: '"one"' });
      response.write(file.subarray(0, 1000), () => setTimeout(() => response.destroy(), 50));
    });
    await expect(fetch()).rejects.toThrow();
    const old = join(folder, 'work', 'cloud-old.mp4');
    await writeFile(old, 'half');
    await utimes(old, new Date(0), new Date(0));
    await fetching.tidy(new Date());
    expect((await readdir(join(folder, 'work'))).sort()).toEqual(['cloud-f0.mp4', 'cloud-f0.mp4.of']);
  });

  it.each([
    [403, 'HTTP 403'],
    [404, 'HTTP 404'],
    [302, 'HTTP 302'],
  ])('is refused where the cloud answers %s; no address that it names is followed', async (status, why) => {
    const { fetch } = await aCloud(
      (response) => void response.writeHead(status, { location: 'http://10.0.0.1/' }).end(),
    );
    expect(await fetch()).toEqual({ kind: 'refused', why });
  });

  it('is tried again where the cloud is out of order', async () => {
    const { fetch } = await aCloud((response) => void response.writeHead(503).end());
    await expect(fetch()).rejects.toThrow('HTTP 503');
  });

  it('asks nobody but the hosts that were named, and no address inside', async () => {
    const { fetch, asked } = await aCloud(whole);
    const at = (host: string) => ({ url: `http://${host}/f0.mp4` });
    for (const host of ['other.example', 'vod.example.evil.example', 'evilvod.example', '127.0.0.1']) {
      expect(await fetch(at(host))).toEqual({ kind: 'refused', why: `${host} is not allowed` });
    }
    const inside = createFetching({
      ...{ store: createFolderStore(folder), folder, networks: [] },
      resolve: (_name, then) => then(null, [{ address: '169.254.169.254', family: 4 }]),
    });
    const limits = { maxBytes: 10, bytes: null, hosts: ['vod.example'], plain: true };
    const fetched = await inside.fetch(
      { as: 'file', location: 'cloud/f1.mp4', ...limits, ...at('a.vod.example') },
      { signal, progress: () => undefined, room: () => Promise.resolve(null) },
    );
    expect(fetched).toEqual({ kind: 'refused', why: 'address not allowed' });
    expect(asked).toHaveLength(0);
  });

  it('uses https where http is not allowed, whatever the address says', async () => {
    const { fetch, asked } = await aCloud(whole);
    await expect(fetch({ plain: false })).rejects.toThrow(); // there is nobody who speaks it
    expect(asked).toHaveLength(0);
  });
});

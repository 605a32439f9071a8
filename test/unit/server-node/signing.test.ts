import { createRequire } from 'node:module';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StartFault } from '../../../server/node/config';
import { loadKeys } from '../../../server/node/keys';
import { createSigning } from '../../../server/node/signing';

/** The official signer; it brings no types. */
const { Api } = createRequire(import.meta.url)('tls-sig-api-v2') as {
  Api: new (
    sdkAppID: number,
    key: string,
  ) => {
    genUserSig(userID: string, expire: number): string;
    genPrivateMapKey(userID: string, expire: number, roomID: number, rights: number): string;
  };
};

const KEY = '5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e';
const SDK_APP_ID = 1_400_000_001;
const sealing = Buffer.alloc(32, 7);
const signing = createSigning({ sdkAppID: SDK_APP_ID, accType: '18454', keys: { userSig: KEY, sealing } });

function decode(sig: string): Record<string, unknown> {
  const base64 = sig.replaceAll('*', '+').replaceAll('-', '/').replaceAll('_', '=');
  return JSON.parse(inflateSync(Buffer.from(base64, 'base64')).toString()) as Record<string, unknown>;
}

function encode(text: string): string {
  return deflateSync(text).toString('base64').replaceAll('+', '*').replaceAll('/', '-').replaceAll('=', '_');
}

function changed(sig: string, change: Record<string, unknown>): string {
  return encode(JSON.stringify({ ...decode(sig), ...change }));
}

describe('a userSig', () => {
  it('is of the official scheme', async () => {
    expect(decode(await signing.sign('li_wei', 3600))).toMatchObject({
      'TLS.ver': '2.0',
      'TLS.identifier': 'li_wei',
      'TLS.sdkappid': SDK_APP_ID,
      'TLS.expire': 3600,
    });
  });

  it('is believed where the official signer made it with our key', async () => {
    expect(await signing.verify('li_wei', new Api(SDK_APP_ID, KEY).genUserSig('li_wei', 60))).toBe(true);
    const withRights = new Api(SDK_APP_ID, KEY).genPrivateMapKey('li_wei', 60, 7, 255);
    expect(await signing.verify('li_wei', withRights)).toBe(true);
  });

  it('is refused for another person, application or key', async () => {
    const sig = await signing.sign('li_wei', 60);
    expect(await signing.verify('gu_qing', sig)).toBe(false);
    expect(await signing.verify('li_wei', new Api(SDK_APP_ID + 1, KEY).genUserSig('li_wei', 60))).toBe(false);
    expect(
      await signing.verify('li_wei', new Api(SDK_APP_ID, KEY.replace('5', '6')).genUserSig('li_wei', 60)),
    ).toBe(false);
  });

  it.each([
    ['who', { 'TLS.identifier': 'gu_qing' }],
    ['how long', { 'TLS.expire': 999_999 }],
    ['since when', { 'TLS.time': 4_000_000_000 }],
    ['which application', { 'TLS.sdkappid': SDK_APP_ID + 1 }],
    ['which rights', { 'TLS.userbuf': 'AAAA' }],
    ['the signature', { 'TLS.sig': Buffer.alloc(32).toString('base64') }],
    ['the version', { 'TLS.ver': '1.0' }],
    ['a type', { 'TLS.expire': '60' }],
  ])('is refused where %s was changed in it', async (_, change) => {
    const forged = changed(await signing.sign('li_wei', 60), change);
    expect(await signing.verify(String(decode(forged)['TLS.identifier']), forged)).toBe(false);
  });

  it.each([
    ['nothing', ''],
    ['no base64', 'not a userSig!'],
    ['nothing deflated', Buffer.from('{}').toString('base64url')],
    ['no JSON', encode('TLS')],
    ['a bomb', encode('{"TLS.ver":"' + '0'.repeat(1_000_000) + '"}')],
    ['a whole book', 'A'.repeat(100_000)],
  ])('is refused where it is %s', async (_, sig) => expect(await signing.verify('li_wei', sig)).toBe(false));

  describe('with time', () => {
    beforeEach(() => void vi.useFakeTimers({ now: 1_800_000_000_000 }));
    afterEach(() => void vi.useRealTimers());

    it('ends when it said', async () => {
      const sig = await signing.sign('li_wei', 60);
      vi.advanceTimersByTime(59_000);
      expect(await signing.verify('li_wei', sig)).toBe(true);
      vi.advanceTimersByTime(1_000);
      expect(await signing.verify('li_wei', sig)).toBe(false);
    });

    it('is never twice the same, not even within a second', async () => {
      const sigs = await Promise.all(Array.from({ length: 20 }, () => signing.sign('li_wei', 60)));
      expect(new Set(sigs).size).toBe(20);
      for (const sig of sigs) expect(await signing.verify('li_wei', sig)).toBe(true);
    });
  });
});

describe('a sealed secret', () => {
  it('opens again, and looks different each time', async () => {
    const [one, two] = [await signing.seal('secret 密'), await signing.seal('secret 密')];
    expect(one).not.toBe(two);
    expect(await signing.open(one)).toBe('secret 密');
  });

  it('opens neither changed nor with another key', async () => {
    const sealed = await signing.seal('secret');
    const other = createSigning({
      sdkAppID: 1,
      accType: '1',
      keys: { userSig: KEY, sealing: Buffer.alloc(32, 8) },
    });
    await expect(other.open(sealed)).rejects.toThrow('unable to authenticate');
    const bytes = Buffer.from(sealed, 'base64url');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    await expect(signing.open(bytes.toString('base64url'))).rejects.toThrow('unable to authenticate');
  });
});

describe('the keys of an installation', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'webexe-keys-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('are made once, for their owner alone, and found again', async () => {
    const made = await loadKeys(join(folder, 'data'), null);
    expect(await loadKeys(join(folder, 'data'), null)).toEqual(made);
    expect((await stat(join(folder, 'data/keys.json'))).mode & 0o777).toBe(0o600);
    expect(made.sealing).toHaveLength(32);
  });

  it('are the same for two processes that start at once', async () => {
    const [one, two] = await Promise.all([loadKeys(folder, null), loadKeys(folder, null)]);
    expect(one).toEqual(two);
  });

  it('sign with the key from the environment, and keep it there', async () => {
    expect((await loadKeys(folder, KEY)).userSig).toBe(KEY);
    expect(await readFile(join(folder, 'keys.json'), 'utf8')).not.toContain(KEY);
  });

  it('stop the start where their file is damaged', async () => {
    await writeFile(join(folder, 'keys.json'), '{"userSig":"');
    await expect(loadKeys(folder, null)).rejects.toThrow(StartFault);
  });
});

import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createRequire } from 'node:module';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StartFault } from '../../../server/node/config';
import { loadKeys } from '../../../server/node/keys';
import { oldKeyIn } from '../../../server/node/old-usersig';
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

describe('what a userSig says of itself', () => {
  it('is told with whether our key vouches for it', async () => {
    const sig = await signing.sign('li_wei', 60);
    expect(await signing.inspect(sig)).toMatchObject({
      userID: 'li_wei',
      sdkAppID: SDK_APP_ID,
      verdict: 'genuine',
    });
    expect(await signing.inspect(changed(sig, { 'TLS.identifier': 'admin' }))).toMatchObject({
      userID: 'admin',
      verdict: 'forged',
    });
    expect(await signing.inspect(changed(sig, { 'TLS.time': 1e300 }))).toMatchObject({
      expiresAt: new Date(0),
    });
    for (const text of ['', 'x', encode('[]'), encode('{"TLS.ver":"1.0"}')]) {
      expect(await signing.inspect(text)).toBeNull();
    }
  });

  it('56 is not the right to be somebody where it is the right to a room', async () => {
    const key = await signing.signRoomKey('alice', 1234, 86_400);
    expect(await signing.inspect(key)).toMatchObject({ userID: 'alice', verdict: 'forged' });
    const document = decode(key);
    expect(document).toMatchObject({ 'TLS.identifier': 'alice', 'TLS.expire': 86_400 });
    const userbuf = Buffer.from(String(document['TLS.userbuf']), 'base64');
    const expiresAt = Number(document['TLS.time']) + 86_400;
    // Version, length, name, application, room, end, everything allowed, kind of account.
    expect(userbuf.toString('hex')).toBe(
      `000005616c69636553724e01000004d2${expiresAt.toString(16)}000000ff00000000`,
    );
  });
});

describe('a userSig of the scheme before HMAC', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const now = Math.floor(Date.now() / 1000);

  /** As the old servers made it: values are texts, and the order of the lines is theirs. */
  function oldSig(
    by: KeyObject,
    given: Record<string, string> = {},
    claimed: Record<string, string> = {},
  ): string {
    const values = {
      appid_at_3rd: '0',
      account_type: '0',
      identifier: 'alice',
      sdk_appid: String(SDK_APP_ID),
      time: String(now),
      expire_after: '3600',
      ...given,
    };
    const text = Object.entries(values)
      .map(([name, value]) => `TLS.${name}:${value}\n`)
      .join('');
    const document = Object.fromEntries(
      Object.entries({ ...values, ...claimed }).map(([name, value]) => [`TLS.${name}`, value]),
    );
    const sig = createSign('sha256').update(text).sign(by).toString('base64');
    return encode(JSON.stringify({ ...document, 'TLS.sig': sig, 'TLS.version': '201512300000' }));
  }

  const withKey = createSigning({
    sdkAppID: SDK_APP_ID,
    accType: '18454',
    keys: { userSig: KEY, sealing },
    oldKey: oldKeyIn(pem),
  });

  it('is believed under the configured key, with the numbers of either server in front', async () => {
    for (const given of [{}, { appid_at_3rd: String(SDK_APP_ID), account_type: '18454' }]) {
      expect(await withKey.inspect(oldSig(privateKey, given))).toEqual({
        userID: 'alice',
        sdkAppID: SDK_APP_ID,
        expiresAt: new Date((now + 3600) * 1000),
        verdict: 'genuine',
      });
    }
  });

  it('is refused where another key made it, or it was changed', async () => {
    const { privateKey: other } = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
    expect(await withKey.inspect(oldSig(other))).toMatchObject({ verdict: 'forged' });
    const changedSig = oldSig(privateKey, {}, { identifier: 'admin' });
    expect(await withKey.inspect(changedSig)).toMatchObject({ userID: 'admin', verdict: 'forged' });
    expect(await withKey.inspect(oldSig(privateKey, {}, { userbuf: 'AA==' }))).toBeNull();
  });

  it('cannot be checked without a key', async () => {
    expect(await signing.inspect(oldSig(privateKey))).toMatchObject({ verdict: 'noKey' });
  });

  it('wants a public key of an elliptic curve', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
    expect(() => oldKeyIn(rsa.export({ type: 'spki', format: 'pem' }).toString())).toThrow('elliptic');
    expect(() => oldKeyIn('nothing')).toThrow();
  });
});

import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { Api } from 'tls-sig-api-v2';
import * as z from 'zod/mini';
import type { SigReading, Signing } from '../roomservice/ports';
import type { Keys } from './keys';
import { hasUserbuf, isSignedByOld, readOld, type OldDocument } from './old-usersig';

/** A real userSig is some 250 characters of some 200 bytes; what is far longer is not one. */
const LONGEST_SIG = 2048;
const LONGEST_DOCUMENT = 4096;

const sigDocument = z.object({
  'TLS.ver': z.literal('2.0'),
  'TLS.identifier': z.string(),
  'TLS.sdkappid': z.number(),
  'TLS.time': z.number(),
  'TLS.expire': z.number(),
  'TLS.userbuf': z.optional(z.string()),
  'TLS.sig': z.string(),
});
type SigDocument = z.infer<typeof sigDocument>;

interface SigningFacts {
  readonly sdkAppID: number;
  readonly accType: string;
  readonly keys: Pick<Keys, 'userSig' | 'sealing'>;
  /** Vouches for userSigs of the scheme before HMAC. */
  readonly oldKey?: KeyObject | null;
}

/** Everything that one may do in a room. */
const allPrivileges = 255;

/** userSigs made by the official signer, checked by ourselves, and sealed with AES-256-GCM for keeping. */
export function createSigning({ sdkAppID, accType, keys, oldKey = null }: SigningFacts): Signing {
  const api = new Api(sdkAppID, keys.userSig);
  const madeThisSecond = { second: 0, sigs: new Set<string>() };

  /** A userSig names a second and a lasting; a twin of one just made lasts a second longer, so that no two are equal. */
  function signDistinct(userID: string, seconds: number): string {
    const second = Math.floor(Date.now() / 1000);
    if (second !== madeThisSecond.second) {
      madeThisSecond.second = second;
      madeThisSecond.sigs.clear();
    }
    let lasts = seconds;
    let sig = api.genUserSig(userID, lasts);
    while (madeThisSecond.sigs.has(sig)) sig = api.genUserSig(userID, ++lasts);
    madeThisSecond.sigs.add(sig);
    return sig;
  }

  return {
    sdkAppID,
    accType,
    sign: async (userID, seconds) => signDistinct(userID, seconds),
    async verify(userID, userSig) {
      const read = readNew(documentIn(userSig));
      return (
        read !== null &&
        isSignedWith(keys.userSig, read) &&
        read['TLS.identifier'] === userID &&
        read['TLS.sdkappid'] === sdkAppID &&
        read['TLS.time'] + read['TLS.expire'] > Date.now() / 1000
      );
    },
    async inspect(userSig) {
      const document = documentIn(userSig);
      const read = readNew(document);
      if (read) return reading(read, keys.userSig, hasUserbuf(document));
      const old = readOld(document);
      return old && readingOfOld(old, oldKey);
    },
    signRoomKey: async (userID, roomID, seconds) =>
      api.genPrivateMapKey(userID, seconds, roomID, allPrivileges),
    seal: async (secret) => seal(keys.sealing, secret),
    open: async (sealed) => open(keys.sealing, sealed),
    digest: async (secret) => createHash('sha256').update(secret).digest('hex'),
  };
}

/** The right to a room is signed in the same way, and is not the right to be somebody. */
function reading(read: SigDocument, key: string, isOfRoom: boolean): SigReading {
  return {
    userID: read['TLS.identifier'],
    sdkAppID: read['TLS.sdkappid'],
    expiresAt: endOf(read['TLS.time'], read['TLS.expire']),
    verdict: !isOfRoom && isSignedWith(key, read) ? 'genuine' : 'forged',
  };
}

function readingOfOld(read: OldDocument, key: KeyObject | null): SigReading {
  return {
    userID: read['TLS.identifier'],
    sdkAppID: Number(read['TLS.sdk_appid']),
    expiresAt: endOf(Number(read['TLS.time']), Number(read['TLS.expire_after'])),
    verdict: key === null ? 'noKey' : isSignedByOld(key, read) ? 'genuine' : 'forged',
  };
}

/** What is no time at all is over. */
function endOf(seconds: number, lasts: number): Date {
  const end = new Date((seconds + lasts) * 1000);
  return Number.isNaN(end.getTime()) ? new Date(0) : end;
}

function readNew(document: unknown): SigDocument | null {
  const parsed = z.safeParse(sigDocument, document);
  return parsed.success ? parsed.data : null;
}

/** The document inside a userSig, of whichever scheme and whoever signed it; null where there is none. */
function documentIn(userSig: string): unknown {
  if (userSig.length > LONGEST_SIG || !/^[A-Za-z0-9*_-]+$/.test(userSig)) return null;
  const base64 = userSig.replaceAll('*', '+').replaceAll('-', '/').replaceAll('_', '=');
  try {
    const text = inflateSync(Buffer.from(base64, 'base64'), { maxOutputLength: LONGEST_DOCUMENT }).toString();
    return JSON.parse(text);
  } catch {
    return null; // not deflated, too long when inflated, or not JSON: somebody else's text
  }
}

function isSignedWith(key: string, read: SigDocument): boolean {
  const lines = [
    `TLS.identifier:${read['TLS.identifier']}`,
    `TLS.sdkappid:${read['TLS.sdkappid']}`,
    `TLS.time:${read['TLS.time']}`,
    `TLS.expire:${read['TLS.expire']}`,
    ...(read['TLS.userbuf'] === undefined ? [] : [`TLS.userbuf:${read['TLS.userbuf']}`]),
  ];
  const right = createHmac('sha256', key)
    .update(lines.map((line) => `${line}\n`).join(''))
    .digest();
  const given = Buffer.from(read['TLS.sig'], 'base64');
  return given.length === right.length && timingSafeEqual(given, right);
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

function seal(key: Buffer, secret: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

function open(key: Buffer, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString(
    'utf8',
  );
}

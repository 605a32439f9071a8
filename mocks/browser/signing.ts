import * as z from 'zod/mini';
import type { Signing } from '../../server/roomservice/ports';
import { fromBase64, sha256, toBase64, utf8 } from './bytes';

const SDK_APP_ID = 1400000001;
const KEY = 'the simulated RoomService has no secrets';

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

/** userSigs of the official form (HMAC-SHA256, deflated, in its own base64), made with the browser's own cryptography. */
export function createSigning(): Signing {
  const key = crypto.subtle.importKey('raw', utf8.encode(KEY), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  const mac = async (document: Omit<SigDocument, 'TLS.sig'>): Promise<string> => {
    const lines = ['TLS.identifier', 'TLS.sdkappid', 'TLS.time', 'TLS.expire', 'TLS.userbuf'] as const;
    const text = lines
      .filter((name) => document[name] !== undefined)
      .map((name) => `${name}:${document[name]}\n`)
      .join('');
    return toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', await key, utf8.encode(text))));
  };
  let made = 0;

  return {
    sdkAppID: SDK_APP_ID,
    accType: '9001',
    async sign(userID, seconds) {
      const document = {
        'TLS.ver': '2.0' as const,
        'TLS.identifier': userID,
        'TLS.sdkappid': SDK_APP_ID,
        'TLS.time': Math.floor(Date.now() / 1000),
        // A userSig names whole seconds; those made in the same one must still differ.
        'TLS.expire': seconds + (made++ % 60),
      };
      return pack({ ...document, 'TLS.sig': await mac(document) });
    },
    async verify(userID, userSig) {
      const read = await unpack(userSig);
      return (
        read !== null &&
        read['TLS.sig'] === (await mac(read)) &&
        read['TLS.identifier'] === userID &&
        read['TLS.time'] + read['TLS.expire'] > Date.now() / 1000
      );
    },
    async inspect(userSig) {
      const read = await unpack(userSig);
      return (
        read && {
          userID: read['TLS.identifier'],
          sdkAppID: read['TLS.sdkappid'],
          expiresAt: new Date((read['TLS.time'] + read['TLS.expire']) * 1000),
          // The right to a room is signed in the same way, and is not the right to be somebody.
          verdict:
            read['TLS.userbuf'] === undefined && read['TLS.sig'] === (await mac(read))
              ? ('genuine' as const)
              : ('forged' as const),
        }
      );
    },
    async signRoomKey(userID, roomID, seconds) {
      const time = Math.floor(Date.now() / 1000);
      const document = {
        'TLS.ver': '2.0' as const,
        'TLS.identifier': userID,
        'TLS.sdkappid': SDK_APP_ID,
        'TLS.time': time,
        'TLS.expire': seconds,
        'TLS.userbuf': toBase64(userbufOf(userID, roomID, time + seconds)),
      };
      return pack({ ...document, 'TLS.sig': await mac(document) });
    },
    // All of it lies in this browser's memory anyway; sealed text must only not be the text itself.
    seal: (secret) => Promise.resolve(toBase64(utf8.encode(secret))),
    open: (sealed) => Promise.resolve(new TextDecoder().decode(fromBase64(sealed))),
    digest: sha256,
  };
}

/** The right to everything in one room: version 0, who, the application, the room, until when, 255, kind of account 0. */
function userbufOf(userID: string, roomID: number, expiresAt: number): Uint8Array<ArrayBuffer> {
  const name = utf8.encode(userID);
  const bytes = new Uint8Array(23 + name.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(1, name.length);
  bytes.set(name, 3);
  [SDK_APP_ID, roomID, expiresAt, 255, 0].forEach((value, i) =>
    view.setUint32(3 + name.length + 4 * i, value),
  );
  return bytes;
}

async function pack(document: SigDocument): Promise<string> {
  const packed = await through(new CompressionStream('deflate'), utf8.encode(JSON.stringify(document)));
  return toBase64(packed).replaceAll('+', '*').replaceAll('/', '-').replaceAll('=', '_');
}

async function unpack(userSig: string): Promise<SigDocument | null> {
  try {
    const packed = fromBase64(userSig.replaceAll('*', '+').replaceAll('-', '/').replaceAll('_', '='));
    const text = new TextDecoder().decode(await through(new DecompressionStream('deflate'), packed));
    return sigDocument.parse(JSON.parse(text));
  } catch {
    return null; // not one of ours
  }
}

async function through(
  transform: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  const stream = new Response(bytes).body?.pipeThrough(transform);
  return new Uint8Array(await new Response(stream ?? null).arrayBuffer());
}

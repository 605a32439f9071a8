import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { StartFault } from './config';

/** A userSig of the scheme before HMAC: ECDSA over secp256k1, all values texts. Only ever checked here, never made. */
const oldDocument = z.object({
  'TLS.appid_at_3rd': z.optional(z.string()),
  'TLS.account_type': z.string(),
  'TLS.identifier': z.string(),
  'TLS.sdk_appid': z.string(),
  'TLS.time': z.string(),
  'TLS.expire_after': z.string(),
  'TLS.sig': z.string(),
});
export type OldDocument = z.infer<typeof oldDocument>;

/** Null where the document is of another scheme. One that is about a room (`TLS.userbuf`) is no userSig. */
export function readOld(document: unknown): OldDocument | null {
  const parsed = z.safeParse(oldDocument, document);
  return parsed.success && !hasUserbuf(document) ? parsed.data : null;
}

export function hasUserbuf(document: unknown): boolean {
  return typeof document === 'object' && document !== null && 'TLS.userbuf' in document;
}

/** Signed by the other half of this key? Servers differed in the two numbers in front, so those of the sig itself count. */
export function isSignedByOld(key: KeyObject, read: OldDocument): boolean {
  const names = ['appid_at_3rd', 'account_type', 'identifier', 'sdk_appid', 'time', 'expire_after'] as const;
  const text = names.map((name) => `TLS.${name}:${read[`TLS.${name}`] ?? '0'}\n`).join('');
  try {
    return verify('sha256', Buffer.from(text), key, Buffer.from(read['TLS.sig'], 'base64'));
  } catch {
    return false; // what should be a signature is no such thing
  }
}

/** Throws where the text is no public key of an elliptic curve. */
export function oldKeyIn(pem: string): KeyObject {
  const key = createPublicKey(pem);
  if (key.asymmetricKeyType !== 'ec') throw new Error('not a key of an elliptic curve');
  return key;
}

/** The key of a company that still has clients with such userSigs; null where none is named. */
export async function loadOldKey(file: string | null): Promise<KeyObject | null> {
  if (file === null) return null;
  try {
    return oldKeyIn(await readFile(file, 'utf8'));
  } catch {
    throw new StartFault(
      `OLD_USERSIG_KEY_FILE=${file} holds no public key of an elliptic curve in PEM that can be read.`,
    );
  }
}

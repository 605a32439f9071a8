import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { StartFault } from './config';

/** Secrets of this installation. Losing them ends the sessions and links that are out, and nothing else. */
export interface Keys {
  /** Signs userSigs. */
  readonly userSig: string;
  /** 32 bytes: seals the userSigs that the store keeps until they expire. */
  readonly sealing: Buffer;
  /** 32 bytes: signs the links that play recordings. */
  readonly mediaLinks: Buffer;
}

const secret = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const keyFile = z.object({ userSig: secret, sealing: secret, mediaLinks: secret });
type KeyFile = z.infer<typeof keyFile>;

/** Reads `keys.json` in the data folder, making it on the first start; readable by its owner alone. */
export async function loadKeys(dataDir: string, userSigKey: string | null): Promise<Keys> {
  await mkdir(dataDir, { recursive: true });
  const path = join(dataDir, 'keys.json');
  const kept = (await read(path)) ?? (await make(path));
  return {
    userSig: userSigKey ?? kept.userSig,
    sealing: Buffer.from(kept.sealing, 'hex'),
    mediaLinks: Buffer.from(kept.mediaLinks, 'hex'),
  };
}

async function read(path: string): Promise<KeyFile | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw new StartFault(`${path} cannot be read: ${String(error)}`);
  }
  try {
    return keyFile.parse(JSON.parse(text));
  } catch {
    throw new StartFault(
      `${path} is damaged. Put it back from a backup; or delete it, which ends the sessions and links that are out.`,
    );
  }
}

async function make(path: string): Promise<KeyFile> {
  const fresh: KeyFile = { userSig: hex(), sealing: hex(), mediaLinks: hex() };
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(fresh, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    // A link, unlike a rename, refuses to replace the keys of another process that started at the same moment.
    await link(draft, path);
    return fresh;
  } catch (error) {
    const others = hasCode(error, 'EEXIST') ? await read(path) : null;
    if (others) return others;
    throw error;
  } finally {
    await unlink(draft);
  }
}

function hex(): string {
  return randomBytes(32).toString('hex');
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

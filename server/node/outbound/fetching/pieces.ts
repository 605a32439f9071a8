import { createDecipheriv, createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { appendFile, readFile, rename, truncate, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod/mini';
import type { FetchOrder } from '../../../roomservice/ports';
import type { Answer, Ask } from './ask';
import { Unwanted } from './faults';
import { lengthOf, refusalOf, type Bringing } from './file';
import { readPlaylist, type Lock, type Piece } from './playlist';

const maxPlaylistBytes = 4 * 1024 * 1024;
const keyBytes = 16;

/** How many pieces of which playlist are here, and how long they are together. */
const noted = z.object({ of: z.string(), pieces: z.number(), bytes: z.number() });
type Noted = z.infer<typeof noted>;

/**
 * All pieces of a playlist, one after another in one file; answers what that is. No program gets to see the playlist:
 * each address in it is asked like any other of the order. Goes on after the last piece that came whole.
 */
export async function bringPieces({ url, bytes }: FetchOrder, bringing: Bringing): Promise<{ mime: string }> {
  const { ask, budget, half, progress } = bringing;
  const { pieces, isMp4 } = await piecesAt(url, ask);
  const of = fingerprintOf(pieces);
  let here = await whatIsHere(half, of);
  if (bytes !== null) await budget.mustHold(bytes, Math.min(here.bytes, bytes));
  await appendFile(half, '');
  await truncate(half, here.bytes); // of a piece that did not come whole
  const keyOf = createKeys(ask);
  const ofAll = pieces.reduce((sum, { seconds }) => sum + seconds, 0);
  let seconds = 0;
  for (const [index, piece] of pieces.entries()) {
    seconds += piece.seconds;
    if (index < here.pieces) continue;
    try {
      await bringPiece(piece, here.bytes, bringing, keyOf);
    } catch (error) {
      throw inPiece(error, `piece ${index + 1} of ${pieces.length}`);
    }
    here = { of, pieces: index + 1, bytes: await lengthOf(half) };
    await note(half, here);
    if (seconds === 0) continue;
    progress((seconds / ofAll) * 100);
    budget.expect(Math.round((here.bytes / seconds) * ofAll), here.bytes);
  }
  return { mime: isMp4 ? 'video/mp4' : 'video/mp2t' };
}

async function piecesAt(url: string, ask: Ask) {
  const first = await playlistAt(url, ask);
  if (first.kind === 'pieces') return first;
  const [best = ''] = first.urls;
  const second = await playlistAt(best, ask);
  if (second.kind === 'pieces') return second;
  throw new Unwanted('a playlist of playlists of playlists');
}

async function playlistAt(url: string, ask: Ask) {
  const answer = await ask(url);
  const text = await textOf(answer, maxPlaylistBytes);
  return readPlaylist(text.toString('utf8'), url);
}

/** All of it; nothing of what is longer, or no file. */
async function textOf({ response, chunks, drop }: Answer, maxBytes: number): Promise<Buffer> {
  if (response.statusCode !== 200) {
    drop();
    throw refusalOf(response.statusCode ?? 0);
  }
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > maxBytes)
      throw new Unwanted(`longer than the ${maxBytes} bytes that a playlist or key may have`);
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

async function bringPiece(
  { url, lock }: Piece,
  start: number,
  { ask, budget, half }: Bringing,
  keyOf: (lock: Lock) => Promise<Buffer>,
): Promise<void> {
  const key = lock && (await keyOf(lock));
  const { response, chunks, drop } = await ask(url);
  if (response.statusCode !== 200) {
    drop();
    // Pieces come into a cloud one by one: what is missing now may be there in a while.
    throw new Error(`HTTP ${response.statusCode}`);
  }
  async function* counted() {
    let came = start;
    for await (const chunk of chunks) {
      came += chunk.length;
      await budget.grew(came);
      yield chunk;
    }
  }
  const file = createWriteStream(half, { flags: 'r+', start });
  if (lock && key) await pipeline(counted, createDecipheriv('aes-128-cbc', key, lock.iv), file);
  else await pipeline(counted, file);
}

/** Keys are asked for once for all pieces in a row that have the same. */
function createKeys(ask: Ask) {
  let last: { readonly url: string; readonly key: Buffer } | null = null;
  return async ({ keyURL }: Lock): Promise<Buffer> => {
    if (last?.url !== keyURL) last = { url: keyURL, key: await textOf(await ask(keyURL), keyBytes) };
    if (last.key.length !== keyBytes) throw new Unwanted(`a key of ${last.key.length} bytes`);
    return last.key;
  };
}

/** The old note or the new one, whenever the process dies. */
async function note(half: string, here: Noted): Promise<void> {
  await writeFile(`${half}.now`, JSON.stringify(here));
  await rename(`${half}.now`, `${half}.of`);
}

async function whatIsHere(half: string, of: string): Promise<Noted> {
  const text = await readFile(`${half}.of`, 'utf8').catch(() => null);
  const known: Noted | null = text === null ? null : noted.parse(JSON.parse(text));
  const isOurs = known?.of === of && known.bytes <= (await lengthOf(half));
  return isOurs ? known : { of, pieces: 0, bytes: 0 };
}

/** Where its pieces lie, without what an address is signed with: that changes each time. */
function fingerprintOf(pieces: readonly Piece[]): string {
  const hash = createHash('sha256');
  for (const { url, lock } of pieces) {
    const { host, pathname } = new URL(url);
    hash.update(`${host}${pathname} ${lock?.iv.toString('hex') ?? ''}\n`);
  }
  return hash.digest('hex');
}

/** Says in which piece it went wrong, where it is a matter of the piece. */
function inPiece(error: unknown, where: string): unknown {
  if (error instanceof Unwanted) return new Unwanted(`${where}: ${error.message}`);
  const isOfNetwork = error instanceof Error && error.name === 'Error' && !isOfDisk(error);
  return isOfNetwork ? new Error(`${where}: ${error.message}`, { cause: error }) : error;
}

function isOfDisk(error: Error): boolean {
  return 'code' in error && error.code === 'ENOSPC';
}

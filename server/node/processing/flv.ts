import { open, type FileHandle } from 'node:fs/promises';

const HEADER_BYTES = 13;
const TAG_HEADER_BYTES = 11;
const SOUND = 8;
const PICTURE = 9;
/** What changes more often is damaged: the rest stays in one piece. */
const MOST_PIECES = 50;
const COPY_BYTES = 1024 * 1024;

/** From there to there in the file, and what decoders must know that was said before. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly setUp: readonly Buffer[];
}

/**
 * A program that changes the size of its picture, or its sound, says so in the middle of its stream. MP4 knows one
 * kind of picture from beginning to end, so each kind becomes a file of its own; answers their paths, that begin with
 * `stem`, and only that of the file itself where nothing changes.
 */
export async function splitWhereItChanges(
  path: string,
  stem: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const source = await open(path, 'r');
  try {
    const pieces = await piecesOf(source, signal);
    if (pieces.length < 2) return [path];
    const names: string[] = [];
    for (const [index, piece] of pieces.entries()) {
      const name = `${stem}-${index}.flv`;
      await copyPiece(source, piece, name, signal);
      names.push(name);
    }
    return names;
  } finally {
    await source.close();
  }
}

async function piecesOf(file: FileHandle, signal: AbortSignal): Promise<readonly Piece[]> {
  const { size } = await file.stat();
  const head = Buffer.alloc(TAG_HEADER_BYTES + 2);
  const setUps = new Map<number, Buffer>();
  const pieces: Piece[] = [];
  let from = HEADER_BYTES;
  let before: readonly Buffer[] = [];
  let at = HEADER_BYTES;
  while (at + TAG_HEADER_BYTES < size) {
    signal.throwIfAborted();
    const { bytesRead } = await file.read(head, 0, head.length, at);
    const type = head[0] ?? 0;
    const length = TAG_HEADER_BYTES + head.readUIntBE(1, 3) + 4;
    if (bytesRead < head.length || at + length > size) break;
    if (isSetUp(type, head[TAG_HEADER_BYTES] ?? 0, head[TAG_HEADER_BYTES + 1] ?? 0)) {
      const tag = Buffer.alloc(length);
      await file.read(tag, 0, length, at);
      const known = setUps.get(type);
      if (known && !sameBody(known, tag) && pieces.length + 1 < MOST_PIECES) {
        pieces.push({ from, to: at, setUp: before });
        before = [...setUps].flatMap(([kind, each]) => (kind === type ? [] : [each]));
        from = at;
      }
      setUps.set(type, tag);
    }
    at += length;
  }
  return [...pieces, { from, to: at, setUp: before }];
}

/** Does a tag say how to decode those that follow? Of H.264 and AAC, and of what came later under names of four letters. */
function isSetUp(type: number, first: number, second: number): boolean {
  if (type === SOUND) return first >> 4 === 10 && second === 0;
  if (type !== PICTURE) return false;
  return first >= 0x80 ? (first & 0x0f) === 0 : (first & 0x0f) === 7 && second === 0;
}

function sameBody(a: Buffer, b: Buffer): boolean {
  return a.subarray(TAG_HEADER_BYTES).equals(b.subarray(TAG_HEADER_BYTES));
}

async function copyPiece(source: FileHandle, piece: Piece, name: string, signal: AbortSignal): Promise<void> {
  const target = await open(name, 'w');
  try {
    const head = Buffer.alloc(HEADER_BYTES);
    await source.read(head, 0, HEADER_BYTES, 0);
    await target.write(Buffer.concat([head, ...piece.setUp]));
    const chunk = Buffer.alloc(COPY_BYTES);
    let at = piece.from;
    while (at < piece.to) {
      signal.throwIfAborted();
      const { bytesRead } = await source.read(chunk, 0, Math.min(COPY_BYTES, piece.to - at), at);
      if (bytesRead === 0) break;
      await target.write(chunk, 0, bytesRead);
      at += bytesRead;
    }
  } finally {
    await target.close();
  }
}

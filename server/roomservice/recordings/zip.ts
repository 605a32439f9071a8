import { crc32 } from './crc32';

// A ZIP of files as they are: recordings are compressed already. Written in one go, so each file's checksum stands behind
// it; sizes are known beforehand, so that a browser can tell how far a download is. ZIP64 where a file or the whole passes
// 4 GiB. APPNOTE.TXT 6.3 has the numbers.

export interface ZipEntry {
  /** No two alike, and no folders in it. */
  readonly name: string;
  readonly bytes: number;
  readonly at: Date;
  open(): Promise<ReadableStream<Uint8Array>>;
}

const LIMIT = 0xffff_ffff;
/** The checksum follows the bytes; the name is UTF-8. */
const FLAGS = 0x0808;
const LOCAL = 30;
const CENTRAL = 46;
const ZIP64_END = 56 + 20;
const END = 22;

const isLarge = (bytes: number) => bytes >= LIMIT;

/** How long `zipOf` of the same entries is. */
export function zipSize(entries: readonly ZipEntry[]): number {
  let at = 0;
  let directory = 0;
  for (const entry of entries) {
    directory += CENTRAL + nameOf(entry).length + centralExtra(entry, at).length;
    at += spanOf(entry);
  }
  return at + directory + (needsZip64(entries.length, at, directory) ? ZIP64_END : 0) + END;
}

/** Throws while it is read where a file is not as long as was said: a broken download says so, a short one would not. */
export async function* zipOf(entries: readonly ZipEntry[]): AsyncGenerator<Uint8Array> {
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const entry of entries) {
    yield localHead(entry);
    let sum = 0;
    let length = 0;
    for await (const bytes of readerOf(await entry.open())) {
      sum = crc32(bytes, sum);
      length += bytes.length;
      yield bytes;
    }
    if (length !== entry.bytes) throw new Error('The file of a recording changed while it was read');
    yield tail(entry, sum);
    directory.push(centralHead(entry, sum, at));
    at += spanOf(entry);
  }
  const length = directory.reduce((total, { length: bytes }) => total + bytes, 0);
  yield* directory;
  yield end(entries.length, at, length);
}

async function* readerOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel();
  }
}

function spanOf(entry: ZipEntry): number {
  const extra = isLarge(entry.bytes) ? 20 : 0;
  return LOCAL + nameOf(entry).length + extra + entry.bytes + (isLarge(entry.bytes) ? 24 : 16);
}

function localHead(entry: ZipEntry): Uint8Array {
  const large = isLarge(entry.bytes);
  const name = nameOf(entry);
  const sizes = large ? LIMIT : 0;
  const { time, date } = dosTime(entry.at);
  const extra = large ? record([2, 1], [2, 16], [8, 0], [8, 0]) : new Uint8Array();
  const head = record(
    ...([
      [4, 0x04034b50],
      [2, large ? 45 : 20],
      [2, FLAGS],
      [2, 0],
      [2, time],
      [2, date],
    ] as const),
    ...([
      [4, 0],
      [4, sizes],
      [4, sizes],
      [2, name.length],
      [2, extra.length],
    ] as const),
  );
  return joined(head, name, extra);
}

function tail({ bytes }: ZipEntry, sum: number): Uint8Array {
  const wide = isLarge(bytes) ? 8 : 4;
  return record([4, 0x08074b50], [4, sum], [wide, bytes], [wide, bytes]);
}

function centralHead(entry: ZipEntry, sum: number, at: number): Uint8Array {
  const name = nameOf(entry);
  const extra = centralExtra(entry, at);
  const version = extra.length > 0 ? 45 : 20;
  const size = Math.min(entry.bytes, LIMIT);
  const { time, date } = dosTime(entry.at);
  const head = record(
    // Made on Unix, so that the rights of the file mean something: read by all.
    ...([
      [4, 0x02014b50],
      [2, (3 << 8) | version],
      [2, version],
      [2, FLAGS],
      [2, 0],
    ] as const),
    ...([
      [2, time],
      [2, date],
      [4, sum],
      [4, size],
      [4, size],
      [2, name.length],
      [2, extra.length],
    ] as const),
    ...([
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0o100644 * 0x10000],
      [4, Math.min(at, LIMIT)],
    ] as const),
  );
  return joined(head, name, extra);
}

/** What does not fit into the fields of a head: sizes, then the place. */
function centralExtra({ bytes }: ZipEntry, at: number): Uint8Array {
  const wide = [...(isLarge(bytes) ? [bytes, bytes] : []), ...(isLarge(at) ? [at] : [])];
  if (wide.length === 0) return new Uint8Array();
  return record([2, 1], [2, wide.length * 8], ...wide.map((value) => [8, value] as const));
}

function needsZip64(count: number, at: number, directory: number): boolean {
  return isLarge(at) || isLarge(directory) || count >= 0xffff;
}

function end(count: number, at: number, directory: number): Uint8Array {
  const few = Math.min(count, 0xffff);
  const last = record(
    ...([
      [4, 0x06054b50],
      [2, 0],
      [2, 0],
      [2, few],
      [2, few],
    ] as const),
    ...([
      [4, Math.min(directory, LIMIT)],
      [4, Math.min(at, LIMIT)],
      [2, 0],
    ] as const),
  );
  if (!needsZip64(count, at, directory)) return last;
  const large = record(
    ...([
      [4, 0x06064b50],
      [8, 44],
      [2, (3 << 8) | 45],
      [2, 45],
      [4, 0],
      [4, 0],
    ] as const),
    ...([
      [8, count],
      [8, count],
      [8, directory],
      [8, at],
    ] as const),
    ...([
      [4, 0x07064b50],
      [4, 0],
      [8, at + directory],
      [4, 1],
    ] as const),
  );
  return joined(large, last);
}

/** Two-second steps since 1980; ZIP knows no zone, so this is UTC, as in the names. */
function dosTime(at: Date): { time: number; date: number } {
  const year = Math.max(0, at.getUTCFullYear() - 1980);
  return {
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
    date: (year << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
  };
}

function nameOf({ name }: ZipEntry): Uint8Array {
  return new TextEncoder().encode(name);
}

/** Numbers of so many bytes each, the low end first. */
function record(...fields: readonly (readonly [width: 2 | 4 | 8, value: number])[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((sum, [width]) => sum + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of fields) {
    if (width === 2) view.setUint16(at, value, true);
    else if (width === 4) view.setUint32(at, value >>> 0, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += width;
  }
  return bytes;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

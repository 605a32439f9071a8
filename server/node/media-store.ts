import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { mediaPath, openMedia, type MediaFile } from './media-files';

/**
 * Where files of recordings lie, by location: a folder here, or a bucket. A location is a path with `/`, given once and
 * never used for other bytes, and stays the same wherever its file lies. Every method throws {@link PlaceAway} where the
 * place does not answer: whether a file is there is then not known.
 */
export interface MediaStore {
  open(location: string): Promise<MediaFile | null>;
  /** Null where there is none. */
  bytesOf(location: string): Promise<number | null>;
  describe(location: string): Promise<FileFacts | null>;
  /** Moves a local file in; it is there whole, or not at all. */
  take(path: string, location: string): Promise<FileFacts>;
  /** A file on this machine with these bytes, to be read until `done`; null where there are none. */
  localCopy(location: string, watch?: Watch): Promise<LocalCopy | null>;
  delete(location: string): Promise<void>;
  /** Names of files right below a folder of the store. */
  namesIn(folder: string): Promise<readonly string[]>;
}

export interface LocalCopy {
  readonly path: string;
  /** Nobody reads it any more. */
  done(): Promise<void>;
}

/** Whoever has bytes copied hears how many, and may keep them waiting. */
export interface Watch {
  readonly signal?: AbortSignal;
  readonly onBytes?: (bytes: number) => Promise<void> | void;
}

/** The place where a file should be does not answer, or does not let us. */
export class PlaceAway extends Error {
  override readonly name = 'PlaceAway';
  /** It answers, and takes no more. */
  readonly isFull: boolean;
  constructor(message: string, { isFull = false, ...options }: ErrorOptions & { isFull?: boolean } = {}) {
    super(message, options);
    this.isFull = isFull;
  }
}

export interface FileFacts {
  readonly bytes: number;
  /** SHA-256 in hex. */
  readonly checksum: string;
}

export function createFolderStore(folder: string): MediaStore {
  const pathOf = (location: string): string => {
    const path = mediaPath(folder, location);
    if (path === null) throw new Error(`No place in the media folder: ${location}`);
    return path;
  };
  const sizeOf = async (path: string): Promise<number | null> => {
    const facts = await stat(path).catch(nothingThere);
    return facts?.isFile() ? facts.size : null;
  };
  const found = async (location: string): Promise<string | null> => {
    const path = mediaPath(folder, location);
    return path === null || (await sizeOf(path)) === null ? null : path;
  };
  return {
    open: (location) => openMedia(folder, location),
    bytesOf: async (location) => {
      const path = await found(location);
      return path === null ? null : sizeOf(path);
    },
    async describe(location) {
      const path = await found(location);
      return path === null ? null : factsOf(path);
    },
    async take(path, location) {
      const target = pathOf(location);
      await mkdir(dirname(target), { recursive: true });
      const facts = await factsOf(path);
      await flush(path);
      await rename(path, target);
      return facts;
    },
    async localCopy(location) {
      const path = await found(location);
      return path === null ? null : { path, done: async () => undefined };
    },
    delete: (location) => rm(pathOf(location), { force: true }),
    namesIn: async (below) => (await readdir(join(folder, below)).catch(nothingThere)) ?? [],
  };
}

export async function factsOf(path: string): Promise<FileFacts> {
  const sum = hashing();
  await pipeline(
    createReadStream(path, { highWaterMark: 1024 * 1024 }),
    async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) sum.add(chunk);
    },
  );
  return sum.facts();
}

/** Facts of bytes as they come. */
export function hashing(): { add(chunk: Uint8Array): void; facts(): FileFacts } {
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    add(chunk) {
      bytes += chunk.length;
      hash.update(chunk);
    },
    facts: () => ({ bytes, checksum: hash.digest('hex') }),
  };
}

/** On the disk before its name is: a power cut leaves the old state or the new one. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function nothingThere(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
  throw error;
}

import { open, type FileHandle } from 'node:fs/promises';
import { isAbsolute, join, normalize, sep } from 'node:path';

const CHUNK_BYTES = 64 * 1024;

/** An open file of a recording. Whoever opened it reads it or closes it. */
export interface MediaFile {
  readonly size: number;
  readonly modified: Date;
  /** Bytes from `start` to `end`, both included, read as fast as they are taken; closes the file at its end. */
  read(start: number, end: number): ReadableStream<Uint8Array>;
  close(): Promise<void>;
}

/** The path of a recording's file; null for a name that would lead out of the folder. */
export function mediaPath(folder: string, name: string): string | null {
  if (name === '' || name.includes('\0') || name.includes('\\') || isAbsolute(name)) return null;
  const path = normalize(name);
  return path === '.' || path === '..' || path.startsWith(`..${sep}`) ? null : join(folder, path);
}

/** Opens a file of the media folder; null where there is none of that name. */
export async function openMedia(folder: string, name: string): Promise<MediaFile | null> {
  const path = mediaPath(folder, name);
  if (path === null) return null;
  let handle: FileHandle;
  try {
    handle = await open(path, 'r');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  const facts = await handle.stat();
  if (!facts.isFile()) {
    await handle.close();
    return null;
  }
  return {
    size: facts.size,
    modified: facts.mtime,
    read: (start, end) => bytesOf(handle, start, end),
    close: () => handle.close(),
  };
}

/** Pulled, not pushed: a viewer who pauses holds one chunk in memory, and one who leaves closes the file. */
function bytesOf(handle: FileHandle, start: number, end: number): ReadableStream<Uint8Array> {
  let at = start;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const chunk = new Uint8Array(Math.min(CHUNK_BYTES, end - at + 1));
          const { bytesRead } = await handle.read(chunk, 0, chunk.length, at);
          if (bytesRead === 0) throw new Error('The file became shorter while it was read');
          at += bytesRead;
          controller.enqueue(chunk.subarray(0, bytesRead));
          if (at <= end) return;
        } catch (error) {
          await handle.close();
          throw error;
        }
        controller.close();
        await handle.close();
      },
      cancel: () => handle.close(),
    },
    { highWaterMark: 0 },
  );
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code));
}

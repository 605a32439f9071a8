import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { partName } from './part-names';
import { flvHeader, flvTag } from './rtmp/flv';

/** One uninterrupted piece of a stream, as a file that grows. */
export interface Part {
  /** False: wait for `onDrain`. */
  write(type: 8 | 9 | 18, timestamp: number, payload: Buffer): boolean;
  onDrain(listener: () => void): void;
  /** The disk takes no more. */
  onFull(listener: () => void): void;
  /** Resolves when all of it is on its way to the disk; says what went wrong. */
  close(): Promise<'diskFull' | null>;
}

export async function openPart(folder: string, stream: string, startedAt: Date): Promise<Part> {
  await mkdir(folder, { recursive: true });
  const waiting = new Set<() => void>();
  const goOn = (): void => {
    for (const each of waiting) each();
    waiting.clear();
  };
  const file = createWriteStream(join(folder, partName(stream, startedAt)), { flags: 'wx', mode: 0o640 });
  await once(file, 'open');
  let failure: NodeJS.ErrnoException | null = null;
  file.on('error', (error: NodeJS.ErrnoException) => {
    failure = error;
    goOn();
  });
  file.on('drain', goOn);
  file.write(flvHeader);
  return {
    write: (type, timestamp, payload) => failure !== null || file.write(flvTag(type, timestamp, payload)),
    onDrain: (listener) => void waiting.add(listener),
    onFull: (listener) => void file.once('error', listener),
    async close() {
      if (failure === null)
        await new Promise<void>((resolve) => file.end(() => resolve()).once('error', () => resolve()));
      if (failure === null) return null;
      return 'diskFull';
    },
  };
}

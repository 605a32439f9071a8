import type { JobCtx } from '../jobs/kind';
import type { MovingFileRow } from '../rows/moves';
import type { CopyWatch } from './port';

const lookEveryMs = 1000;

/** Somebody paused or stopped the move of a file that is being copied. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** Keeps the copying of a file to the speed of its move, and ends it when the move is paused or stopped. */
export function watchOf({ ports, signal }: JobCtx, { fileID, moveID }: MovingFileRow): CopyWatch {
  const { clock, store } = ports;
  const began = clock.now().getTime();
  let lookedAt = -Infinity;
  let bytesPerSecond: number | null = null;
  let allowedFrom = began;

  async function look(): Promise<void> {
    const [row, move] = await Promise.all([
      store.read.movingFiles.get(fileID),
      moveID === null ? undefined : store.read.moves.get(moveID),
    ]);
    if (row?.state !== 'waiting' || (move && move.state !== 'moving')) throw new Interrupted('not now');
    bytesPerSecond = move?.bytesPerSecond ?? null;
  }

  return {
    signal,
    async onBytes(bytes) {
      for (;;) {
        const now = clock.now().getTime();
        if (now - lookedAt >= lookEveryMs) {
          await look();
          lookedAt = now;
        }
        if (bytesPerSecond === null || now >= allowedFrom) break;
        await pause(Math.min(allowedFrom - now, lookEveryMs), signal);
      }
      const from = Math.max(allowedFrom, clock.now().getTime());
      allowedFrom = bytesPerSecond === null ? from : from + (bytes / bytesPerSecond) * 1000;
    },
  };
}

/** Until then, or until the server stops. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error); // the runner aborts with errors alone
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

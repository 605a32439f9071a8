import { join } from 'node:path';
import { probe } from './probe';
import type { Tools } from './tools';

export interface Piece {
  readonly name: string;
  /** When it began; null where nobody knows. */
  readonly startedAt: number | null;
}

/** What is shorter is how exactly somebody said when a part began. */
const shortestPauseMs = 1000;

/**
 * How long each piece lasts with the pause behind it, in milliseconds; null where the next follows at once. With the
 * pauses, what happened meanwhile stays at its moment.
 */
export async function lengthsWithPauses(
  pieces: readonly Piece[],
  { tools, folder, signal }: { readonly tools: Tools; readonly folder: string; readonly signal: AbortSignal },
): Promise<readonly (number | null)[]> {
  const lengths: (number | null)[] = pieces.map(() => null);
  let until: number | null = null; // as far as what is joined so far goes
  let lastMs = 0;
  for (const [index, { name, startedAt }] of pieces.entries()) {
    const pauseMs = until === null || startedAt === null ? 0 : startedAt - until;
    if (pauseMs > shortestPauseMs) {
      lengths[index - 1] = lastMs + pauseMs;
      until = startedAt;
    }
    lastMs = (await probe(tools, join(folder, name), signal))?.durationMs ?? 0;
    const from: number | null = until ?? startedAt;
    until = from === null ? null : from + lastMs;
  }
  return lengths;
}

import * as z from 'zod/mini';

/** The loudest of each moment, 0 to 100: a row for each of one or two channels. */
export const waveform = z.object({
  everyMs: z.number().check(z.positive()),
  channels: z.array(z.array(z.number())),
});
export type Waveform = z.infer<typeof waveform>;

/** Seconds. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Rooms hum; nobody speaks as low as this. */
const QUIET = 3;
/** A pause for breath is no silence. */
const LEAST_SECONDS = 2;
/** So much of a silence is left at each end, so that a word neither begins nor ends cut off. */
const EDGE_SECONDS = 0.4;

/** Where nobody is heard on any channel, without its edges, in order. */
export function silencesOf({ everyMs, channels }: Waveform): readonly Stretch[] {
  const count = Math.max(0, ...channels.map(({ length }) => length));
  const found: Stretch[] = [];
  let begun: number | null = null;
  for (let at = 0; at <= count; at += 1) {
    const quiet = at < count && channels.every((peaks) => (peaks[at] ?? 0) <= QUIET);
    if (quiet) begun ??= at;
    else if (begun !== null) {
      const [from, to] = [(begun * everyMs) / 1000, (at * everyMs) / 1000];
      if (to - from >= LEAST_SECONDS) found.push({ from: from + EDGE_SECONDS, to: to - EDGE_SECONDS });
      begun = null;
    }
  }
  return found;
}

/** Where to go on from a moment in a silence; undefined where somebody is heard. */
export function afterSilence(silences: readonly Stretch[], seconds: number): number | undefined {
  return silences.find(({ from, to }) => seconds >= from && seconds < to - 0.1)?.to;
}

/** Quieter recordings are not made to look as if they were loud. */
const LEAST_SCALE = 25;

/** What fills the height: the loudest of all channels, so that both are seen by the same measure. */
export function scaleOf({ channels }: Waveform): number {
  return Math.max(LEAST_SCALE, ...channels.flat());
}

/** A row as so many bars at most, each as high as the loudest in it: 0 to 1 of `scale`. */
export function barsOf(peaks: readonly number[], most: number, scale: number): readonly number[] {
  const bars = Math.min(most, peaks.length);
  return Array.from({ length: bars }, (_, bar) => {
    const from = Math.floor((bar * peaks.length) / bars);
    const to = Math.max(from + 1, Math.floor(((bar + 1) * peaks.length) / bars));
    return Math.min(1, Math.max(0, ...peaks.slice(from, to)) / scale);
  });
}

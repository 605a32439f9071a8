/** How loud samples from -1 to 1 are, from 0 to 1: their root mean square, stretched so that speech fills half. */
export function levelOf(samples: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < samples.length; at += 1) sum += (samples[at] ?? 0) ** 2;
  const loudness = Math.sqrt(sum / Math.max(1, samples.length));
  return Math.min(1, loudness * 3);
}

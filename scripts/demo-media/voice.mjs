// The sound of the demo recordings: murmurs in the rhythm of speech, without words, each voice on its own side.

const RATE = 24_000;

/**
 * A WAV file of two channels in which every speaker murmurs while speaking.
 * @param {number} seconds
 * @param {readonly { talks: readonly (readonly [number, number])[], pitch: number, pan: number }[]} voices pan: 0 left, 1 right
 * @returns {Buffer}
 */
export function murmur(seconds, voices) {
  const frames = Math.round(seconds * RATE);
  const samples = new Float32Array(frames * 2);
  for (const { talks, pitch, pan } of voices) {
    for (const [from, to] of talks) speak(samples, from, Math.min(to, seconds), pitch, pan);
  }
  return wav(samples);
}

/**
 * @param {Float32Array} samples
 * @param {number} from
 * @param {number} to
 * @param {number} pitch
 * @param {number} pan
 */
function speak(samples, from, to, pitch, pan) {
  let phase = 0;
  for (let at = Math.round(from * RATE); at < Math.round(to * RATE); at++) {
    const t = at / RATE;
    const local = t - from;
    // About four syllables a second, each with a vowel of its own, a breath every two seconds, soft at both ends.
    const syllable = Math.floor(local * 3.9);
    const within = local * 3.9 - syllable;
    const breath = (local % 2.1) / 2.1 > 0.86 ? 0 : 1;
    const edge = Math.min(1, local / 0.15, (to - t) / 0.25);
    const loudness = Math.sin(Math.PI * within) ** 0.7 * breath * edge;
    const melody = pitch * (1 + 0.06 * Math.sin(syllable * 2.4) - 0.05 * (local % 2.1));
    phase += (2 * Math.PI * melody) / RATE;
    const value = 0.12 * loudness * vowel(phase, melody, syllable);
    samples[at * 2] = (samples[at * 2] ?? 0) + value * (1 - pan);
    samples[at * 2 + 1] = (samples[at * 2 + 1] ?? 0) + value * pan;
  }
}

/** First and second formant of a few vowels, in Hz. */
const VOWELS = /** @type {const} */ ([
  [730, 1090],
  [300, 870],
  [530, 1840],
  [570, 840],
  [440, 1020],
]);

/**
 * Harmonics of the voice, louder near the formants of the syllable's vowel.
 * @param {number} phase
 * @param {number} pitch
 * @param {number} syllable
 */
function vowel(phase, pitch, syllable) {
  const [first, second] = VOWELS[(syllable * 7 + 3) % VOWELS.length] ?? VOWELS[0];
  let sum = 0;
  for (let harmonic = 1; harmonic <= 14; harmonic++) {
    const frequency = harmonic * pitch;
    const gain =
      Math.exp(-(((frequency - first) / 160) ** 2)) + 0.45 * Math.exp(-(((frequency - second) / 220) ** 2));
    sum += (gain + 0.12 / harmonic) * Math.sin(harmonic * phase);
  }
  return sum;
}

/**
 * @param {Float32Array} samples interleaved
 * @returns {Buffer}
 */
function wav(samples) {
  const header = Buffer.alloc(44);
  const bytes = samples.length * 2;
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + bytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(2, 22);
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(RATE * 4, 28);
  header.writeUInt16LE(4, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(bytes, 40);
  const data = Buffer.alloc(bytes);
  samples.forEach((sample, at) =>
    data.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), at * 2),
  );
  return Buffer.concat([header, data]);
}

/** MD5 in hex. Clouds sign their callbacks by it, and the platforms of the web do not offer it; it protects nothing of ours. */
export function md5(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const words = padded(bytes);
  let [a0, b0, c0, d0] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let block = 0; block < words.length; block += 16) {
    let [a, b, c, d] = [a0, b0, c0, d0];
    for (let step = 0; step < 64; step += 1) {
      const [mix, from] = roundOf(step, b, c, d);
      const sum = (a + mix + constantOf(step) + (words[block + from] ?? 0)) | 0;
      const turn = turns[Math.floor(step / 16) * 4 + (step % 4)] ?? 0;
      [a, d, c, b] = [d, c, b, (b + ((sum << turn) | (sum >>> (32 - turn)))) | 0];
    }
    [a0, b0, c0, d0] = [(a0 + a) | 0, (b0 + b) | 0, (c0 + c) | 0, (d0 + d) | 0];
  }
  return [a0, b0, c0, d0].map(hexOf).join('');
}

const turns = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

function roundOf(step: number, b: number, c: number, d: number): readonly [mix: number, from: number] {
  if (step < 16) return [(b & c) | (~b & d), step];
  if (step < 32) return [(d & b) | (~d & c), (5 * step + 1) % 16];
  if (step < 48) return [b ^ c ^ d, (3 * step + 5) % 16];
  return [c ^ (b | ~d), (7 * step) % 16];
}

function constantOf(step: number): number {
  return Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32) | 0;
}

/** Little-endian words of the text, a 1 bit, zeros, and the length in bits. */
function padded(bytes: Uint8Array): Int32Array {
  const whole = new Uint8Array(((bytes.length + 8) >> 6) * 64 + 64);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setUint32(whole.length - 8, bytes.length * 8, true);
  return Int32Array.from({ length: whole.length / 4 }, (_, index) => view.getInt32(index * 4, true));
}

function hexOf(word: number): string {
  return [0, 8, 16, 24].map((shift) => ((word >>> shift) & 255).toString(16).padStart(2, '0')).join('');
}

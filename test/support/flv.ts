import { readFileSync } from 'node:fs';

const HEADER_BYTES = 13;
const TAG_HEADER_BYTES = 11;

/** What a program sends that changes something on its way: the tags of several files as one stream, each from that moment on. */
export function oneStream(
  parts: readonly { readonly path: string; readonly fromMs: number }[],
): Buffer<ArrayBuffer> {
  const pieces: Buffer[] = [];
  for (const { path, fromMs } of parts) {
    const bytes = readFileSync(path);
    if (pieces.length === 0) pieces.push(bytes.subarray(0, HEADER_BYTES));
    let at = HEADER_BYTES;
    while (at + TAG_HEADER_BYTES < bytes.length) {
      const length = TAG_HEADER_BYTES + bytes.readUIntBE(at + 1, 3) + 4;
      const tag = Buffer.from(bytes.subarray(at, at + length));
      const time = fromMs + tag.readUIntBE(4, 3) + (tag[7] ?? 0) * 2 ** 24;
      tag.writeUIntBE(time % 2 ** 24, 4, 3);
      tag[7] = Math.floor(time / 2 ** 24);
      pieces.push(tag);
      at += length;
    }
  }
  return Buffer.concat(pieces);
}

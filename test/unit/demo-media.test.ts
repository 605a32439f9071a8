import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../demo', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.mp4'));

/** The boxes of an MP4 at one level: their types, in order, with their contents. */
function boxes(bytes: Buffer): { type: string; content: Buffer }[] {
  const found = [];
  for (let at = 0; at + 8 <= bytes.length;) {
    const size = bytes.readUInt32BE(at);
    if (size < 8) break;
    found.push({
      type: bytes.toString('latin1', at + 4, at + 8),
      content: bytes.subarray(at + 8, at + size),
    });
    at += size;
  }
  return found;
}

function inside(bytes: Buffer, type: string): Buffer {
  return boxes(bytes).find((box) => box.type === type)?.content ?? Buffer.alloc(0);
}

/** mvhd of version 0: timescale at 12, duration at 16. */
function secondsOf(file: Buffer): number {
  const header = inside(inside(file, 'moov'), 'mvhd');
  return header.readUInt32BE(16) / header.readUInt32BE(12);
}

describe('the recordings of the demo', () => {
  it('are three', () => {
    expect(files).toHaveLength(3);
  });

  it.each(files)('%s is small, of 20 to 60 seconds', (name) => {
    const file = readFileSync(`${folder}/${name}`);
    expect(file.length).toBeLessThanOrEqual(300 * 1024);
    expect(secondsOf(file)).toBeGreaterThanOrEqual(20);
    expect(secondsOf(file)).toBeLessThanOrEqual(60);
  });

  it.each(files)('%s is H.264 and AAC, and plays while it loads', (name) => {
    const file = readFileSync(`${folder}/${name}`);
    const order = boxes(file).map(({ type }) => type);
    expect(order.indexOf('moov')).toBeLessThan(order.indexOf('mdat'));
    const codecs = inside(file, 'moov').toString('latin1');
    expect(codecs).toContain('avc1');
    expect(codecs).toContain('mp4a');
  });
});

import { open } from 'node:fs/promises';
import type { FileSeen } from '../../roomservice/ports';
import type { MediaStore } from '../media-store';
import { isMedia, probe, type Probe } from './probe';
import type { Tools } from './tools';

/** What is in a file that somebody sent. */
export async function lookAt(
  store: MediaStore,
  location: string,
  tools: Tools | null,
  signal: AbortSignal,
): Promise<FileSeen> {
  const copy = await store.localCopy(location, { signal });
  if (copy === null) return { mime: null, about: {}, trouble: 'fileLost' };
  try {
    if (tools === null) return { mime: null, about: {}, trouble: null }; // processing says so, and can be repeated
    return await lookInto(copy.path, tools, signal);
  } finally {
    await copy.done();
  }
}

async function lookInto(path: string, tools: Tools, signal: AbortSignal): Promise<FileSeen> {
  const seen = await probe(tools, path, signal);
  if (seen && isMedia(seen)) return { mime: mimeOf(seen), about: aboutOf(seen), trouble: null };
  const trouble = seen === null && (await beginsAsMedia(path)) ? 'damaged' : 'notMedia';
  return { mime: null, about: {}, trouble };
}

function aboutOf({ durationMs, madeAt, video }: Probe): FileSeen['about'] {
  return {
    ...(durationMs !== null && { durationMs }),
    ...(madeAt && { madeAt: madeAt.getTime() }),
    pictures: video === null ? 0 : 1,
  };
}

/** What a browser must be told to play it as it is; the rest is made anew. */
function mimeOf({ format, video }: Probe): string | null {
  const kind = video === null ? 'audio' : 'video';
  if (format.includes('mp4')) return `${kind}/mp4`;
  if (format.includes('webm')) return `${kind}/webm`;
  return format === 'mp3' ? 'audio/mpeg' : null;
}

/** Do its first bytes belong to a kind of file that holds recordings? Then it was one once. */
async function beginsAsMedia(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(16);
    await file.read(head, 0, 16, 0);
    const latin = head.toString('latin1');
    return (
      ['ftyp', 'moov', 'mdat', 'free', 'wide'].includes(latin.slice(4, 8)) ||
      ['FLV', 'RIFF', 'OggS', 'ID3', '\x1a\x45\xdf\xa3', '\x30\x26\xb2\x75'].some((mark) =>
        latin.startsWith(mark),
      )
    );
  } finally {
    await file.close();
  }
}

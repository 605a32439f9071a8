import type { FileSeen } from '../../roomservice/ports';
import type { MediaStore } from '../media-store';
import { beginsAsMedia } from './kinds';
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

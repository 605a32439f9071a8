import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log, MadeFile, MediaOriginal, MediaWork, Processed } from '../../roomservice/ports';
import type { LocalCopy, MediaStore } from '../media-store';
import { splitWhereItChanges } from './flv';
import { beginsAsMedia } from './kinds';
import { isSeekableMp4 } from './mp4';
import { makePlayable, type Source } from './playable';
import { playsInBrowsers } from './plan';
import { makePreviews } from './previews';
import { lookAt } from './look';
import { isMedia, probe, type Probe } from './probe';
import { ToolFailed } from './run';
import { findTools, type Tools } from './tools';

/** What a browser may play that nobody has looked into. */
const plainlyPlayable = new Set(['video/mp4', 'video/webm', 'audio/mp4', 'audio/webm', 'audio/mpeg']);

interface MediaWorkParts {
  readonly store: MediaStore;
  /** For what is needed on the way: on the same disk as the store. */
  readonly workFolder: string;
  readonly log: Log;
  readonly tools?: () => Promise<Tools | null>;
}

/** {@link MediaWork} by ffmpeg. Everything is made in a folder of its own and moved to its place when it is whole. */
export function createMediaWork({
  store,
  workFolder,
  log,
  tools: find = findTools,
}: MediaWorkParts): MediaWork {
  return {
    look: async (location, signal) => lookAt(store, location, await find(), signal),
    async process({ recordingID, jobID, parts }, { signal, progress }) {
      const tools = await find();
      if (tools === null) return withoutTools(parts);
      const folder = join(workFolder, recordingID);
      await rm(folder, { recursive: true, force: true }); // of a process that died
      await mkdir(folder, { recursive: true });
      const copies: LocalCopy[] = [];
      try {
        const sources = await openSources(store, parts, tools, { signal, copies, folder });
        if (!Array.isArray(sources)) return sources;
        return await make(sources, {
          store,
          place: `made/${recordingID}/${jobID}`,
          tools,
          folder,
          signal,
          progress,
        });
      } catch (error) {
        // A tool that gives a file up, signals aside, gives it up the next time too.
        if (!(error instanceof ToolFailed)) throw error;
        log.error('a recording cannot be read', { recordingID, error: error.message });
        return { kind: 'unusable', trouble: 'damaged' };
      } finally {
        for (const copy of copies) await copy.done();
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

function withoutTools(parts: readonly MediaOriginal[]): Processed {
  const [only] = parts;
  const plays = only !== undefined && parts.length === 1 && plainlyPlayable.has(only.mime);
  return plays
    ? { kind: 'made', durationMs: null, mime: null, files: [], trouble: 'ffmpegMissing' }
    : { kind: 'unusable', trouble: 'ffmpegMissing' };
}

/** The parts that hold something; what is wrong where none does. Whatever was fetched for it is among `copies`. */
async function openSources(
  store: MediaStore,
  parts: readonly MediaOriginal[],
  tools: Tools,
  {
    signal,
    copies,
    folder,
  }: { readonly signal: AbortSignal; readonly copies: LocalCopy[]; readonly folder: string },
): Promise<Source[] | Processed> {
  const sources: Source[] = [];
  let found = 0;
  let empty = 0;
  let isOrWasMedia = false;
  for (const { location, about: said } of parts) {
    const copy = await store.localCopy(location, { signal });
    if (copy === null) continue;
    copies.push(copy);
    const { path } = copy;
    found += 1;
    const about = await probe(tools, path, signal);
    if (about && isMedia(about))
      sources.push(
        ...(await evenly(path, about, tools, {
          ...{ signal, folder, part: found },
          startedAt: said['startedAt'] ?? null,
        })),
      );
    else if ((await store.bytesOf(location)) === 0) empty += 1;
    else isOrWasMedia ||= await beginsAsMedia(path);
  }
  if (sources.length > 0) return sources;
  if (found === 0) return { kind: 'unusable', trouble: 'fileLost' };
  if (empty === found) return { kind: 'unusable', trouble: 'empty' };
  return { kind: 'unusable', trouble: isOrWasMedia ? 'damaged' : 'notMedia' };
}

/** A source, or several where what is in the file changes on its way. */
async function evenly(
  path: string,
  about: Probe,
  tools: Tools,
  {
    signal,
    folder,
    part,
    startedAt,
  }: Pick<Source, 'startedAt'> & {
    readonly signal: AbortSignal;
    readonly folder: string;
    readonly part: number;
  },
): Promise<readonly Source[]> {
  const whole = [{ path, probe: about, startedAt }];
  if (about.format !== 'flv') return whole;
  const paths = await splitWhereItChanges(path, join(folder, `part-${part}`), signal);
  if (paths.length === 1) return whole;
  const sources: Source[] = [];
  for (const each of paths) {
    const seen = await probe(tools, each, signal);
    if (seen && isMedia(seen))
      sources.push({ path: each, probe: seen, startedAt: sources.length === 0 ? startedAt : null });
  }
  return sources;
}

interface MakeOptions {
  readonly store: MediaStore;
  /** What the names of all that is made begin with. */
  readonly place: string;
  readonly tools: Tools;
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly progress: (percent: number) => void;
}

async function make(sources: readonly Source[], options: MakeOptions): Promise<Processed> {
  const { store, tools, folder, signal, progress } = options;
  const [only] = sources;
  const asItIs =
    only && sources.length === 1 && playsInBrowsers(only.probe) && (await isSeekableMp4(only.path));
  const playable = asItIs
    ? only.path
    : await makePlayable(sources, { tools, folder, signal, progress: (share) => progress(share * 80) });
  const about = asItIs ? only.probe : await probe(tools, playable, signal);
  if (about === null || !isMedia(about)) return { kind: 'unusable', trouble: 'damaged' };
  progress(85);
  const previews = await makePreviews(playable, about, { tools, folder, signal });
  progress(95);

  const mime = about.video ? 'video/mp4' : 'audio/mp4';
  const files: MadeFile[] = [];
  const put = async (file: Pick<MadeFile, 'role' | 'mime' | 'about'>, path: string): Promise<void> => {
    signal.throwIfAborted();
    const location = `${options.place}-${file.role}${extensionOf(file.mime)}`;
    files.push({ ...file, location, ...(await store.take(path, location)) });
  };
  if (!asItIs) {
    await put({ role: 'playable', mime, about: {} }, playable);
  }
  for (const { path, ...preview } of previews) await put(preview, path);
  return { kind: 'made', durationMs: about.durationMs, mime, files, trouble: null };
}

function extensionOf(mime: string): string {
  switch (mime) {
    case 'image/jpeg':
      return '.jpg';
    case 'application/json':
      return '.json';
    default:
      return '.mp4';
  }
}

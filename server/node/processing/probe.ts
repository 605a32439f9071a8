import * as z from 'zod/mini';
import { untrusted } from './input';
import { runTool, ToolFailed } from './run';
import { patienceWith, type Tools } from './tools';

/** More than ffprobe says of any recording; names within a file may be as long as it is. */
const MOST_SAID = 1_000_000;

const seconds = z.optional(z.string());
const answer = z.object({
  streams: z._default(
    z.array(
      z.looseObject({
        codec_type: z.optional(z.string()),
        codec_name: z.optional(z.string()),
        width: z.optional(z.number()),
        height: z.optional(z.number()),
        pix_fmt: z.optional(z.string()),
        channels: z.optional(z.number()),
        sample_rate: z.optional(z.string()),
        duration: seconds,
        disposition: z.optional(z.looseObject({ attached_pic: z.optional(z.number()) })),
      }),
    ),
    [],
  ),
  format: z.optional(
    z.looseObject({
      format_name: z.optional(z.string()),
      duration: seconds,
      tags: z.optional(z.looseObject({ creation_time: z.optional(z.string()) })),
    }),
  ),
});

/** What is in a file, as far as making it playable goes. */
export interface Probe {
  readonly format: string;
  /** Null where the file does not say, as one that was cut off. */
  readonly durationMs: number | null;
  readonly video: {
    readonly codec: string;
    readonly pixels: string;
    readonly width: number;
    readonly height: number;
  } | null;
  /** When it was made, by the clock that it was made by. */
  readonly madeAt: Date | null;
  readonly audio: { readonly codec: string; readonly channels: number; readonly rate: number } | null;
}

/** Null where ffprobe makes nothing of it. */
export async function probe(tools: Tools, path: string, signal: AbortSignal): Promise<Probe | null> {
  const wanted =
    'format=format_name,duration:format_tags=creation_time:stream=codec_type,codec_name,width,height,pix_fmt,channels,sample_rate,duration:stream_disposition=attached_pic';
  let printed = '';
  try {
    await runTool(
      tools.ffprobe,
      ['-v', 'error', '-of', 'json', '-show_entries', wanted, ...untrusted(path)],
      {
        signal,
        limitMs: patienceWith(tools).probeMs,
        onOutput(bytes) {
          if (printed.length < MOST_SAID) printed += bytes.toString('utf8');
        },
      },
    );
  } catch (error) {
    if (error instanceof ToolFailed) return null;
    throw error;
  }
  if (printed.length >= MOST_SAID) return null;
  const { streams, format } = answer.parse(JSON.parse(printed));
  const picture = streams.find(
    (each) => each.codec_type === 'video' && each.disposition?.attached_pic !== 1 && (each.width ?? 0) > 0,
  );
  const sound = streams.find((each) => each.codec_type === 'audio' && each.codec_name !== undefined);
  const lengths = [format?.duration, ...streams.map((each) => each.duration)]
    .map(Number)
    .filter((s) => s > 0);
  return {
    format: format?.format_name ?? '',
    durationMs: lengths.length === 0 ? null : Math.round(Math.max(...lengths) * 1000),
    video:
      (picture && {
        codec: picture.codec_name ?? '',
        pixels: picture.pix_fmt ?? '',
        width: picture.width ?? 0,
        height: picture.height ?? 0,
      }) ||
      null,
    madeAt: madeAtOf(format?.tags?.creation_time),
    audio: sound
      ? { codec: sound.codec_name ?? '', channels: sound.channels ?? 1, rate: Number(sound.sample_rate ?? 0) }
      : null,
  };
}

/** Encoders that know no time write the beginning of theirs: 1970, or 1904. */
function madeAtOf(said: string | undefined): Date | null {
  const at = new Date(said ?? '');
  return at.getUTCFullYear() > 2000 ? at : null;
}

/** Files of a kind that holds recordings may hold titles alone. */
export function isMedia({ video, audio }: Probe): boolean {
  return video !== null || audio !== null;
}

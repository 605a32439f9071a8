import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

export interface Tools {
  readonly ffmpeg: string;
  readonly ffprobe: string;
  /** How long each may get nowhere; left out, as long as the largest files need. */
  readonly patience?: Patience;
}

export interface Patience {
  readonly probeMs: number;
  readonly workMs: number;
}

/** To look into a file takes seconds; to put the index of 50 GB first, on a slow disk, many minutes without a word. */
const usual: Patience = { probeMs: 2 * 60_000, workMs: 30 * 60_000 };

export function patienceWith({ patience }: Tools): Patience {
  return patience ?? usual;
}

/** ffmpeg and ffprobe on PATH, looked for each time: they may be installed while we run. Null where either is missing. */
export async function findTools(path = process.env['PATH'] ?? ''): Promise<Tools | null> {
  const [ffmpeg, ffprobe] = await Promise.all([find('ffmpeg', path), find('ffprobe', path)]);
  return ffmpeg !== null && ffprobe !== null ? { ffmpeg, ffprobe } : null;
}

async function find(name: string, path: string): Promise<string | null> {
  for (const folder of path.split(delimiter).filter(Boolean)) {
    const program = join(folder, name);
    try {
      await access(program, constants.X_OK);
      return program;
    } catch {
      // not in this folder
    }
  }
  return null;
}

import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

export interface Tools {
  readonly ffmpeg: string;
  readonly ffprobe: string;
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

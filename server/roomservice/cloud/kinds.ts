import type { CloudFileRow } from '../rows/cloud-files';

const mimes: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  flv: 'video/x-flv',
  aac: 'audio/aac',
  mp3: 'audio/mpeg',
};

/** Many files that are one recording. */
export function isPlaylist(url: string, { format }: CloudFileRow): boolean {
  return /^(hls|m3u8?)$/.test(format) || /\.m3u8?$/i.test(new URL(url).pathname);
}

/** Of what else is told of nothing is known: it gets no ending that a program would trust. */
export function endingOf({ format }: CloudFileRow): string {
  return Object.hasOwn(mimes, format) ? format : 'bin';
}

export function mimeOf({ format }: CloudFileRow): string {
  return mimes[format] ?? 'application/octet-stream';
}

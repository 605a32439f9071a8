/** Where parts of pushed streams lie in the media store, whoever wrote them: us or nginx. */
export const PARTS_FOLDER = 'ingest';

/** nginx writes `<stream>-<seconds>.flv` (`record_unique on`); ours count milliseconds. */
export function partName(stream: string, startedAt: Date): string {
  return `${stream}-${startedAt.getTime()}.flv`;
}

/** When a part of this stream began, by its file's name; null where the file is none of it. */
export function partStart(stream: string, fileName: string): Date | null {
  if (!fileName.startsWith(`${stream}-`)) return null;
  const [, digits] = /^(\d{9,13})\.flv$/.exec(fileName.slice(stream.length + 1)) ?? [];
  if (digits === undefined) return null;
  return new Date(Number(digits) * (digits.length < 12 ? 1000 : 1));
}

/** The stream that a file of this name is a part of; null for any other name. */
export function streamOf(fileName: string): string | null {
  return /^(.+)-\d{9,13}\.flv$/.exec(fileName)?.[1] ?? null;
}

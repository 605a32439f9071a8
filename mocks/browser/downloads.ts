import type { Downloads } from '../../server/roomservice/ports';
import { fileNames } from '../../server/roomservice/recordings/file-names';
import { zipOf, type ZipEntry } from '../../server/roomservice/recordings/zip';
import type { RecordingRow } from '../../server/roomservice/rows/recordings';

/** The demo's files to keep: one from the development server, several as a ZIP in this tab's memory. */
export function downloadsAmong(files: ReadonlyMap<string, string>): Downloads {
  const sourceOf = ({ file }: RecordingRow) => `/demo/${files.get(file ?? '') ?? ''}`;
  return {
    has: (location) => Promise.resolve(files.has(location)),
    async link(recordings) {
      const [first, second] = recordings;
      if (first && !second) return sourceOf(first);
      const names = fileNames(recordings);
      const entries = await Promise.all(
        recordings.map(async (row, index): Promise<ZipEntry> => {
          const bytes = await (await fetch(sourceOf(row))).blob();
          return {
            name: names[index] ?? row.recordingID,
            bytes: bytes.size,
            at: row.startedAt,
            open: () => Promise.resolve(bytes.stream()),
          };
        }),
      );
      const zip = await new Response(zipOf(entries)).blob();
      return URL.createObjectURL(new Blob([zip], { type: 'application/zip' }));
    },
  };
}

import type { RecordingFileRow } from '../rows/recording-files';
import type { RecordingRow } from '../rows/recordings';
import type { DemoMediaName } from './recordings';

/** What a player shows beside the playing, made of the demo's files as it is made of all others. */
export interface DemoPreview {
  /** Under `demo/`. */
  readonly source: string;
  readonly row: Pick<RecordingFileRow, 'role' | 'mime' | 'bytes' | 'checksum' | 'about'>;
}

export const demoPreviews: Readonly<Record<DemoMediaName, readonly DemoPreview[]>> = {
  interview: [
    wave('interview', 1740, 'ab7a18116717e92260fe6cdd70329de57b305c3da3ea444c62a49e54c1b9e1bc', 36),
    sprite('interview', 58723, '19e224bd31716bd4765a72a132e34b67b74b3f085e945e3e8ed52e6f09f5cf9b', 36),
  ],
  signing: [
    wave('signing', 1436, 'b530df6b38259461dc6732070511b6e3e02637d7659566242d74e08442bf58a0', 30),
    sprite('signing', 44128, '389e8033d455ced16c7b9fc0d748977451fb7d2b0a508e547ae0440b65cf9a35', 30),
  ],
  screen: [
    wave('screen', 1152, '829880bc7491410ef598979f107b26c9c55a8ad59ca32d1e5a04e0f3c86c5dad', 24),
    sprite('screen', 33823, 'd9cd6d3fb483c970b7185aeea907083ae0e39c306edb3003cdbc2107965e710f', 24),
  ],
};

/** The row of a preview of this very recording. */
export function previewRow(recording: RecordingRow, { source, row }: DemoPreview): RecordingFileRow {
  const location = `demo/${recording.recordingID}-${source}`;
  return {
    ...row,
    ...{ fileID: location, recordingID: recording.recordingID, part: 0, location, place: 'folder' },
    createdAt: recording.startedAt,
  };
}

function wave(name: DemoMediaName, bytes: number, checksum: string, seconds: number): DemoPreview {
  const about = { everyMs: 100, peaks: seconds * 10 };
  return {
    source: `${name}.wave.json`,
    row: { role: 'waveform', mime: 'application/json', bytes, checksum, about },
  };
}

function sprite(name: DemoMediaName, bytes: number, checksum: string, seconds: number): DemoPreview {
  const about = {
    ...{ columns: 10, rows: Math.ceil(seconds / 10), tiles: seconds },
    ...{ everyMs: 1000, width: 160, height: 90 },
  };
  return {
    source: `${name}.sprite.jpg`,
    row: { role: 'sprite', mime: 'image/jpeg', bytes, checksum, about },
  };
}

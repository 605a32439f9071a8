import type { RecordingFileRow } from '../rows/recording-files';
import type { RecordingRow } from '../rows/recordings';
import { demoMedia, type DemoMediaName } from './recordings';

/** A file that processing leaves: the original, which browsers play as it is, and what a player shows beside the playing. */
interface DemoFile {
  /** Under `demo/`. */
  readonly source: string;
  readonly row: Pick<RecordingFileRow, 'role' | 'mime' | 'bytes' | 'checksum' | 'about'>;
}

const previews: Readonly<Record<DemoMediaName, readonly DemoFile[]>> = {
  interview: [
    still('interview', 13_533, 'fc8dc81b937a82147babc4cbcd86163888d51b08126e279c3b95112605bef6eb'),
    wave('interview', 1740, 'ab7a18116717e92260fe6cdd70329de57b305c3da3ea444c62a49e54c1b9e1bc'),
    sprite('interview', 58_723, '19e224bd31716bd4765a72a132e34b67b74b3f085e945e3e8ed52e6f09f5cf9b'),
  ],
  signing: [
    still('signing', 12_778, 'c997a433c789d2f7928bb1034dc6012ecc72c952c033e624d862f3467917d0a4'),
    wave('signing', 1436, 'b530df6b38259461dc6732070511b6e3e02637d7659566242d74e08442bf58a0'),
    sprite('signing', 44_128, '389e8033d455ced16c7b9fc0d748977451fb7d2b0a508e547ae0440b65cf9a35'),
  ],
  screen: [
    still('screen', 13_495, 'aab80b3facf96442851374de6be3dd57b1ba25b24947861f9db1374ff870e982'),
    wave('screen', 1152, '829880bc7491410ef598979f107b26c9c55a8ad59ca32d1e5a04e0f3c86c5dad'),
    sprite('screen', 33_823, 'd9cd6d3fb483c970b7185aeea907083ae0e39c306edb3003cdbc2107965e710f'),
  ],
};

/** What lies behind a recording: of one that was never made playable, its original alone. */
export function filesOf(
  recording: RecordingRow,
  media: DemoMediaName | null,
): readonly { readonly source: string; readonly row: RecordingFileRow }[] {
  if (media === null) return [];
  const files = [original(recording, media), ...(recording.file === null ? [] : previews[media])];
  return files.map(({ source, row }) => {
    const location =
      row.role === 'original' ? originalOf(recording) : `demo/${recording.recordingID}-${source}`;
    return {
      source,
      row: {
        ...row,
        ...{ fileID: location, recordingID: recording.recordingID, part: 0, location, place: 'folder' },
        createdAt: recording.startedAt,
      },
    };
  });
}

/** Where the original of a recording lies, which is what plays of it. */
export function originalOf({ recordingID }: Pick<RecordingRow, 'recordingID'>): string {
  return `demo/${recordingID}.mp4`;
}

function original({ startedAt }: RecordingRow, media: DemoMediaName): DemoFile {
  const { source, bytes, checksum } = demoMedia[media];
  const about = { startedAt: startedAt.getTime() };
  return { source, row: { role: 'original', mime: 'video/mp4', bytes, checksum, about } };
}

function still(name: DemoMediaName, bytes: number, checksum: string): DemoFile {
  return {
    source: `${name}.still.jpg`,
    row: { role: 'thumbnail', mime: 'image/jpeg', bytes, checksum, about: {} },
  };
}

function wave(name: DemoMediaName, bytes: number, checksum: string): DemoFile {
  const about = { everyMs: 100, peaks: secondsOf(name) * 10 };
  return {
    source: `${name}.wave.json`,
    row: { role: 'waveform', mime: 'application/json', bytes, checksum, about },
  };
}

function sprite(name: DemoMediaName, bytes: number, checksum: string): DemoFile {
  const tiles = secondsOf(name);
  const about = {
    ...{ columns: 10, rows: Math.ceil(tiles / 10), tiles },
    ...{ everyMs: 1000, width: 160, height: 90 },
  };
  return {
    source: `${name}.sprite.jpg`,
    row: { role: 'sprite', mime: 'image/jpeg', bytes, checksum, about },
  };
}

function secondsOf(name: DemoMediaName): number {
  return demoMedia[name].durationMs / 1000;
}

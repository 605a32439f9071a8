import type { RecordingRow } from '../rows/recordings';

const MOST_CHARACTERS = 60;
/** Most disks take names of 255 bytes; the rest is for when, where, which kind and which of several. */
const MOST_BYTES = 160;

type Named = Pick<RecordingRow, 'startedAt' | 'roomID' | 'agentName' | 'kind' | 'mime'>;

/** What a recording's file is called on the PC that it goes to: when, where, who, which kind. Times are UTC. */
export function fileName(row: Named): string {
  const parts = [stamp(row.startedAt), row.roomID, safe(row.agentName), row.kind];
  return `${parts.filter((part) => part !== '').join(' ')}.${extensionOf(row.mime)}`;
}

/** Names of several that go into one folder: no two alike, letter case aside, as some disks have it. */
export function fileNames(rows: readonly Named[]): readonly string[] {
  const taken = new Set<string>();
  return rows.map((row) => {
    const name = fileName(row);
    let free = name;
    for (let count = 2; taken.has(free.toLowerCase()); count += 1) {
      free = name.replace(/(\.\w+)$/, ` (${count})$1`);
    }
    taken.add(free.toLowerCase());
    return free;
  });
}

export function archiveName(count: number, now: Date): string {
  return `recordings ${stamp(now)} ${count}.zip`;
}

function stamp(at: Date): string {
  return at.toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.');
}

/** Without what any system forbids in a name, and without a dot at the front, which would hide the file. */
function safe(name: string): string {
  const allowed = name.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\\/:*?"<>|]+/gu, ' ').trim();
  const characters = Array.from(allowed.replace(/^[. ]+|[. ]+$/g, '')).slice(0, MOST_CHARACTERS);
  while (bytesIn(characters.join('')) > MOST_BYTES) characters.pop();
  return characters.join('').trim();
}

function bytesIn(text: string): number {
  return new TextEncoder().encode(text).length;
}

function extensionOf(mime: string | null): string {
  switch (mime?.split(';')[0]) {
    case 'video/mp4':
      return 'mp4';
    case 'video/webm':
      return 'webm';
    case 'video/x-flv':
      return 'flv';
    case 'video/quicktime':
      return 'mov';
    case 'video/x-matroska':
      return 'mkv';
    case 'audio/mp4':
      return 'm4a';
    case 'audio/mpeg':
      return 'mp3';
    case 'audio/webm':
      return 'weba';
    default:
      return 'bin';
  }
}

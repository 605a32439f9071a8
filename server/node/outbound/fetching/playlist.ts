import { Unwanted } from './faults';

/** At pieces of two seconds, eleven hours. */
const maxPieces = 20_000;

/** A piece of a recording, as a playlist names it. */
export interface Piece {
  readonly url: string;
  readonly seconds: number;
  /** How it is encrypted (AES-128, CBC); null where it is not. */
  readonly lock: Lock | null;
}

export interface Lock {
  readonly keyURL: string;
  readonly iv: Buffer;
}

interface Pieces {
  readonly kind: 'pieces';
  readonly pieces: readonly Piece[];
  /** Pieces of MP4, behind one head; else of MPEG-TS. */
  readonly isMp4: boolean;
}

interface Variants {
  readonly kind: 'variants';
  /** The addresses of others, the best picture first. */
  readonly urls: readonly string[];
}

/** What a playlist of HLS (RFC 8216) says, of what a cloud records; `base` is where it came from. */
export function readPlaylist(text: string, base: string): Pieces | Variants {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  if (lines[0]?.replace(/^\uFEFF/, '') !== '#EXTM3U') throw new Unwanted('not a playlist');
  return lines.some((line) => line.startsWith('#EXT-X-STREAM-INF:'))
    ? variantsIn(lines, base)
    : piecesIn(lines, base);
}

function variantsIn(lines: readonly string[], base: string): Variants {
  const apart = new Set<string | undefined>();
  const found: { readonly url: string; readonly bandwidth: number; readonly sound: string | undefined }[] =
    [];
  let said: Attributes | null = null;
  for (const line of lines) {
    const media = after('#EXT-X-MEDIA:', line);
    if (media?.['TYPE'] === 'AUDIO' && media['URI'] !== undefined) apart.add(media['GROUP-ID']);
    said = after('#EXT-X-STREAM-INF:', line) ?? said;
    if (line === '' || line.startsWith('#') || said === null) continue;
    found.push({ url: urlOf(line, base), bandwidth: Number(said['BANDWIDTH']) || 0, sound: said['AUDIO'] });
    said = null;
  }
  const whole = found.filter(({ sound }) => sound === undefined || !apart.has(sound));
  if (whole.length === 0) throw new Unwanted('its sound is in a playlist of its own');
  const urls = whole.sort((one, other) => other.bandwidth - one.bandwidth).map(({ url }) => url);
  return { kind: 'variants', urls };
}

function piecesIn(lines: readonly string[], base: string): Pieces {
  const pieces: Piece[] = [];
  let head: string | null = null;
  let seconds = 0;
  let number = 0;
  let key: Attributes | null = null;
  for (const line of lines) {
    if (line.startsWith('#EXTINF:')) seconds = Number.parseFloat(line.slice('#EXTINF:'.length)) || 0;
    else if (line.startsWith('#EXT-X-MEDIA-SEQUENCE:'))
      number = Number(line.slice('#EXT-X-MEDIA-SEQUENCE:'.length)) || 0;
    else if (line.startsWith('#EXT-X-KEY:')) key = after('#EXT-X-KEY:', line);
    else if (line.startsWith('#EXT-X-BYTERANGE')) throw new Unwanted('EXT-X-BYTERANGE is not supported');
    else if (line.startsWith('#EXT-X-MAP:')) {
      const url = headIn(line, base);
      if (head !== null && url !== head) throw new Unwanted('more than one EXT-X-MAP is not supported');
      if (head === null) pieces.unshift({ url, seconds: 0, lock: lockOf(key, base, null) });
      head = url;
    } else if (line === '#EXT-X-ENDLIST') return ended(pieces, head !== null);
    else if (line !== '' && !line.startsWith('#')) {
      if (pieces.length >= maxPieces) throw new Unwanted(`more than ${maxPieces} pieces`);
      pieces.push({ url: urlOf(line, base), seconds, lock: lockOf(key, base, number) });
      number += 1;
    }
  }
  // A cloud tells of what is over: it writes the end in a moment.
  throw new Error('the playlist has no end yet');
}

function ended(pieces: readonly Piece[], isMp4: boolean): Pieces {
  if (pieces.length <= (isMp4 ? 1 : 0)) throw new Unwanted('a playlist of nothing');
  return { kind: 'pieces', pieces, isMp4 };
}

function headIn(line: string, base: string): string {
  const said = after('#EXT-X-MAP:', line);
  if (said?.['BYTERANGE'] !== undefined) throw new Unwanted('EXT-X-BYTERANGE is not supported');
  return urlOf(said?.['URI'] ?? '', base);
}

/** Without a vector of its own, the number of a piece is one. */
function lockOf(key: Attributes | null, base: string, number: number | null): Lock | null {
  const method = key?.['METHOD'] ?? 'NONE';
  if (key === null || method === 'NONE') return null;
  if (method !== 'AES-128' || (key['KEYFORMAT'] ?? 'identity') !== 'identity')
    throw new Unwanted(`encrypted by ${method}, which is not supported`);
  const given = /^0x([0-9a-f]{1,32})$/i.exec(key['IV'] ?? '')?.[1];
  if (given === undefined && (key['IV'] !== undefined || number === null))
    throw new Unwanted('encrypted without a vector');
  const iv = Buffer.from((given ?? (number ?? 0).toString(16)).padStart(32, '0'), 'hex');
  return { keyURL: urlOf(key['URI'] ?? '', base), iv };
}

type Attributes = Readonly<Record<string, string>>;

function after(tag: string, line: string): Attributes | null {
  if (!line.startsWith(tag)) return null;
  const pairs = line.slice(tag.length).matchAll(/([A-Z0-9-]+)=("[^"]*"|[^",]*)/g);
  return Object.fromEntries([...pairs].map(([, name = '', value = '']) => [name, value.replaceAll('"', '')]));
}

function urlOf(said: string, base: string): string {
  if (said === '' || !URL.canParse(said, base)) throw new Unwanted('an address in the playlist is none');
  return new URL(said, base).href;
}

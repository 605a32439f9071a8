import { readLeadingObject } from './json';

const prefix = 'txcloudroom://liteav/params?json=';

/** A launch order, as the program reads it. Absent fields get the program's own defaults. */
export interface LaunchOrder {
  readonly type: string;
  readonly action: string;
  readonly port: number;
  readonly singleton: boolean;
  readonly serverDomain: string;
  readonly roomID: string;
  readonly roomInfo: string;
  readonly template: string;
  readonly userID: string;
  readonly userSig: string;
  readonly userName: string;
  readonly userAvatar: string;
  readonly userTag: string;
  readonly mixRecord: boolean;
  readonly screenRecord: number;
  readonly recordUrl: string;
  readonly recordPath: string;
  readonly raw: Readonly<Record<string, unknown>>;
}

/** What the program makes of its command line; null where it would exit without a word. */
export function readLaunchLine(line: string): LaunchOrder | null {
  const raw = readLinkFields(line);
  return raw && orderOf(raw);
}

/** The fields of a link, whatever they mean. */
export function readLinkFields(line: string): Record<string, unknown> | null {
  const at = line.indexOf(prefix);
  // Browsers write the scheme in small letters, and the program only finds it so.
  return at < 0 ? null : readFields(line.slice(at + prefix.length));
}

export function readLaunchJson(encoded: string): LaunchOrder | null {
  const raw = readFields(encoded);
  return raw && orderOf(raw);
}

/** Undoes one percent-encoding of the whole text, and only then reads the JSON. */
function readFields(encoded: string): Record<string, unknown> | null {
  return readLeadingObject(percentDecode(encoded));
}

/** `%XX` is a byte, `+` is a space, all else is itself. */
export function percentDecode(text: string): string {
  const encoder = new TextEncoder();
  const bytes = (text.match(/%[0-9a-fA-F]{2}|[^%]+|%/gs) ?? []).flatMap((part) => {
    const isByte = part.length === 3 && part.startsWith('%');
    return isByte ? [parseInt(part.slice(1), 16)] : [...encoder.encode(part.replaceAll('+', ' '))];
  });
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array(bytes));
}

export function orderOf(raw: Readonly<Record<string, unknown>>): LaunchOrder {
  const type = text(raw['type']);
  return {
    type,
    action: text(raw['action']),
    port: int(raw['port'], 0),
    singleton: bool(raw['singleton'], true),
    serverDomain: text(raw['serverDomain']),
    roomID: text(raw['roomID']),
    roomInfo: text(raw['roomInfo']),
    template: text(raw['template'], type === 'LiveRoom' ? '1v4' : '1v1').toLowerCase(),
    userID: text(raw['userID']),
    userSig: text(raw['userSig']),
    userName: text(raw['userName']),
    userAvatar: text(raw['userAvatar']),
    userTag: text(raw['userTag'], '管理员'),
    mixRecord: bool(raw['mixRecord'], false),
    screenRecord: int(raw['screenRecord'], 0),
    recordUrl: text(raw['recordUrl']),
    recordPath: text(raw['recordPath']),
    raw,
  };
}

function text(value: unknown, otherwise = ''): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : otherwise;
}

/** The program crashes on a number in quotation marks, so the launch must not get that far. */
function int(value: unknown, otherwise: number): number {
  if (value === undefined || value === null) return otherwise;
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 2_147_483_647) return value;
  throw new TypeError('Value is not convertible to Int.');
}

function bool(value: unknown, otherwise: boolean): boolean {
  if (value === undefined || value === null) return otherwise;
  if (typeof value === 'boolean' || typeof value === 'number') return Boolean(value);
  throw new TypeError('Value is not convertible to bool.');
}

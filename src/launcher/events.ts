/** A person in the program's member list. role: 0 creator, 1 other pusher, 2 audience. */
export interface Member {
  readonly userID: string;
  readonly userName: string;
  readonly userAvatar: string;
  readonly role: number;
}

/** What the program tells the page, as it is on the wire. */
export type ProgramEvent =
  | { readonly event: 'roomStatus'; readonly code: number; readonly msg: string }
  | { readonly event: 'memberChange'; readonly list: readonly Member[] }
  | {
      readonly event: 'roomTextMsg';
      readonly roomID: string;
      readonly userID: string;
      readonly userName: string;
      readonly userAvatar: string;
      readonly msg: string;
    }
  | {
      readonly event: 'sdkEventCallback';
      readonly eventID: number;
      readonly params: readonly { readonly name: string; readonly value: string }[];
    }
  | { readonly event: 'snapshot'; readonly id: string; readonly base64Img: string }
  /** So many events are gone for good: the program keeps the last thousand. Second dialect only. */
  | { readonly event: 'missed'; readonly count: number }
  | { readonly event: 'other'; readonly name: string; readonly raw: Readonly<Record<string, unknown>> };

type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads one entry of a reply. An entry without an event name, or with its main field unfit, is no event. */
export function parseProgramEvent(entry: unknown): ProgramEvent | null {
  if (!isFields(entry) || typeof entry['event'] !== 'string') return null;
  switch (entry['event']) {
    case 'roomStatus':
      return typeof entry['code'] === 'number'
        ? { event: 'roomStatus', code: entry['code'], msg: text(entry['msg']) }
        : null;
    case 'memberChange':
      return { event: 'memberChange', list: listOf(entry['list'], parseMember) };
    case 'roomTextMsg':
      return {
        event: 'roomTextMsg',
        roomID: text(entry['roomID']),
        userID: text(entry['userID']),
        userName: text(entry['userName']),
        userAvatar: text(entry['userAvatar']),
        msg: text(entry['msg']),
      };
    case 'sdkEventCallback':
      return typeof entry['eventID'] === 'number'
        ? {
            event: 'sdkEventCallback',
            eventID: entry['eventID'],
            params: listOf(entry['params'], parseParam),
          }
        : null;
    case 'snapshot':
      return { event: 'snapshot', id: text(entry['id']), base64Img: text(entry['base64Img']) };
    default:
      return { event: 'other', name: entry['event'], raw: entry };
  }
}

function parseMember(entry: unknown): Member | null {
  if (!isFields(entry) || typeof entry['userID'] !== 'string') return null;
  return {
    userID: entry['userID'],
    userName: text(entry['userName']),
    userAvatar: text(entry['userAvatar']),
    role: typeof entry['role'] === 'number' ? entry['role'] : 1,
  };
}

function parseParam(entry: unknown): { name: string; value: string } | null {
  if (!isFields(entry) || typeof entry['name'] !== 'string') return null;
  return { name: entry['name'], value: text(entry['value']) };
}

/** The program writes an empty list as null. */
function listOf<T>(value: unknown, parse: (entry: unknown) => T | null): readonly T[] {
  if (!Array.isArray(value)) return [];
  return value.map(parse).filter((entry) => entry !== null);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

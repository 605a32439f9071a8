import type { Bye, Hello, ProgramCall, Standing } from '../dialect';
import { isFields, parseProgramEvent, type ProgramEvent } from '../events';
import type { Reply } from '../ports';

/** Everything of the second dialect is read here; what is unknown is left aside, what is unfit is null. */

export const second = 2;

/** The longest that a name may be: it is shown to people. */
const nameLimit = 200;

const text = (value: unknown): string | null =>
  typeof value === 'string' ? value.slice(0, nameLimit) : null;
const count = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;

const abilities = ['show', 'snapshot', 'streams'] as const;

export function parseHello(body: unknown): Hello | null {
  if (!isFields(body) || body['dialect'] !== second) return null;
  const call = body['call'] === null || body['call'] === undefined ? null : parseCall(body['call']);
  const can: unknown = body['can'];
  return {
    program: {
      dialect: 'modern',
      name: text(body['name']),
      version: text(body['version']),
      os: text(body['os']),
      busyIn: call ? call.roomID : null,
      can: abilities.filter((ability) => Array.isArray(can) && can.includes(ability)),
    },
    call,
  };
}

/** A call that cannot be read is a call all the same: the program is not idle. */
export function parseCall(value: unknown): ProgramCall {
  if (!isFields(value)) return { callID: null, roomID: '' };
  return { callID: text(value['callID']), roomID: text(value['roomID']) ?? '' };
}

export interface FirstLine {
  readonly stream: string;
  readonly seq: number;
  readonly missed: number;
  readonly now: Standing;
}

export function parseFirstLine(line: unknown): FirstLine | null {
  if (!isFields(line)) return null;
  const [stream, seq, missed] = [text(line['stream']), count(line['seq']), count(line['missed'])];
  if (!stream || seq === null) return null;
  const now = isFields(line['now']) ? line['now'] : {};
  const list = parseProgramEvent({ event: 'memberChange', list: now['members'] });
  return {
    stream,
    seq,
    missed: missed ?? 0,
    now: {
      roomStatus: typeof now['roomStatus'] === 'number' ? now['roomStatus'] : null,
      members: list?.event === 'memberChange' ? list.list : [],
    },
  };
}

export type NextLine =
  | { readonly kind: 'event'; readonly seq: number; readonly event: ProgramEvent | null }
  | { readonly kind: 'bye'; readonly why: Bye }
  /** A beat, or a kind of line that a later program may send. */
  | { readonly kind: 'other' };

export function parseNextLine(line: unknown): NextLine | null {
  if (!isFields(line)) return null;
  const { bye, event } = line;
  if (bye === 'left' || bye === 'replaced' || bye === 'quit') return { kind: 'bye', why: bye };
  if (event === undefined) return { kind: 'other' };
  const seq = count(line['seq']);
  return seq === null ? null : { kind: 'event', seq, event: parseProgramEvent(event) };
}

/** What a reply of the first dialect says of the second: which number its events end with, if it brought any. */
export function parseHint(reply: Reply): { readonly carried: number | null } | null {
  if (reply.kind !== 'answer' || !isFields(reply.value) || reply.value['dialect'] !== second) return null;
  const { data, seq } = reply.value;
  return { carried: Array.isArray(data) && data.length > 0 ? count(seq) : null };
}

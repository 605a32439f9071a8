import { isFields, parseProgramEvent, type ProgramEvent } from './events';
import type { Reply } from './ports';

/** Something answered on the program's port that is not the program, or not the one we opened. */
export type Stranger = 'noJson' | 'wrongShape' | 'wrongPort';

export type QueryReply =
  | { readonly kind: 'program'; readonly ready: boolean; readonly events: readonly ProgramEvent[] }
  | { readonly kind: 'stranger'; readonly why: Stranger };

/** Reads a reply to /query. `ready` is false when the program answers with an error code: alive, but no hello. */
export function parseQueryReply(reply: Reply, port: number): QueryReply {
  if (reply.kind === 'empty') return { kind: 'stranger', why: 'noJson' };
  const body = reply.value;
  if (!isFields(body) || typeof body['code'] !== 'number' || typeof body['port'] !== 'number') {
    return { kind: 'stranger', why: 'wrongShape' };
  }
  if (body['port'] !== port) return { kind: 'stranger', why: 'wrongPort' };
  if (body['code'] !== 0) return { kind: 'program', ready: false, events: [] };
  const data = Array.isArray(body['data']) ? body['data'] : [];
  return {
    kind: 'program',
    ready: true,
    events: data.map(parseProgramEvent).filter((event) => event !== null),
  };
}

/**
 * The question that costs nothing: /query would take the events of a call that another page shows,
 * while a launch order that cannot be parsed is refused with code -1 and changes nothing.
 */
export const lookPath = '/externalProtol';
export const lookParams = { json: 'look' } as const;

export function isLookAnswer(reply: Reply): boolean {
  return reply.kind === 'answer' && isFields(reply.value) && reply.value['code'] === -1;
}

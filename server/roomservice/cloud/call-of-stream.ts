import { roomID as roomNumber, userID as personID } from '../../../contract/primitives';
import type { CallRow } from '../rows/calls';
import type { CloudFileRow } from '../rows/cloud-files';
import type { Tx } from '../store';

const dayMs = 24 * 3_600_000;
/** Clouds begin a little late, and end when the stream has been gone for a while. */
const slackMs = 60_000;

export type RoomCall = CallRow & { readonly roomID: string };
type Span = Pick<CloudFileRow, 'streamID' | 'startedAt' | 'endedAt'>;

/**
 * The one call that a stream can be of: named as the call, or by its room's number or its agent, as servers of 2018 name
 * streams (`<bizid>_<room>_<user>`), and at that time. Null where there is none, or more than one.
 */
export async function callOfStream(tx: Tx, span: Span, now: Date): Promise<RoomCall | null> {
  const named = await tx.calls.get(span.streamID);
  if (named) return inRoom(named);
  const { rooms, people } = namesIn(span.streamID);
  const found = new Map<string, RoomCall>();
  for (const roomID of rooms)
    for (const call of await callsOf(tx, span, now, { roomID })) found.set(call.callID, call);
  const ofPeople = [...found.values()].filter(({ agentID }) => people.includes(agentID));
  if (found.size > 0) return only(ofPeople.length > 0 ? ofPeople : [...found.values()]);
  for (const userID of people)
    for (const call of await callsOf(tx, span, now, { agentID: [userID] })) found.set(call.callID, call);
  return only([...found.values()]);
}

/** Room numbers and people that its parts may name; a number in front of others is the live service's own. */
function namesIn(streamID: string): { rooms: readonly string[]; people: readonly string[] } {
  const parts = streamID.split('_');
  const rest = /^\d+$/.test(parts[0] ?? '') && parts.length > 1 ? parts.slice(1) : parts;
  const rooms = new Set(rest.filter((part) => roomNumber.safeParse(part).success));
  const people = new Set(
    [rest, rest.slice(1), rest.slice(0, -1), rest.slice(1, -1)]
      .map((some) => some.join('_'))
      .filter((some) => personID.safeParse(some).success),
  );
  return { rooms: [...rooms].slice(0, 5), people: [...people] };
}

async function callsOf(
  tx: Tx,
  { startedAt, endedAt }: Span,
  now: Date,
  of: { readonly roomID: string } | { readonly agentID: string[] },
): Promise<readonly RoomCall[]> {
  const from = new Date(startedAt.getTime() - dayMs).toISOString();
  const to = new Date(endedAt.getTime() + slackMs).toISOString();
  const query = {
    kind: ['room'] as 'room'[],
    from,
    to,
    sort: 'startedAt.desc',
    page: 1,
    size: 50,
    ...of,
  } as const;
  const { items } = await tx.calls.list(query, { kind: 'all' });
  return items
    .map(inRoom)
    .filter((call) => call !== null)
    .filter(
      (call) => (call.endedAt ?? now).getTime() >= startedAt.getTime() - slackMs && call.enteredAt !== null,
    );
}

function inRoom(call: CallRow): RoomCall | null {
  return call.roomID === null ? null : { ...call, roomID: call.roomID };
}

function only(calls: readonly RoomCall[]): RoomCall | null {
  return calls.length === 1 ? (calls[0] ?? null) : null;
}

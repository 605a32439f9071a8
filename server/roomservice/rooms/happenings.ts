import type { CallInput } from '../../../contract/endpoint';
import type { Endpoints } from '../../../contract/endpoints';
import { command, personOf, type Work } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import type { MemberRow, RoomEventRow, RoomRow } from '../rows/rooms';
import { lockSeenRoom, mustBeOpen, roomAudience } from './find';
import { mustBeFor } from './members';

const minuteMs = 60_000;
/** More in a minute is no person any more, and would bury the history of the room. */
const mostInMinute = 60;
/** And in an hour in one room, whoever tells of it. */
const mostInHour = 1000;

type Happening = Pick<CallInput<Endpoints['noteHappening']>, 'body'>['body'];
type Doer = Pick<MemberRow, 'userID' | 'name'>;

const reportHappening: Handler<Endpoints['reportHappening']> = async (ctx, { params, body }) => {
  const { userID } = personOf(ctx);
  const { by, ...happening } = body;
  await command(ctx, async (work) => {
    const room = await lockSeenRoom(work.tx, params.roomID, personOf(ctx));
    await mustBeOpen(work.tx, room);
    const teller = await work.tx.members.get(room.roomID, userID);
    if (!teller) throw new Problem('member.gone', { roomID: room.roomID });
    await happened(work, room, teller, happening, by ? await doerOf(work, room, by) : teller);
  });
  return undefined;
};

/** Members are called what the room calls them; whoever has just left, what they were called. */
async function doerOf({ tx }: Work, { roomID }: RoomRow, { userID, name }: Doer): Promise<Doer> {
  const member = await tx.members.get(roomID, userID);
  return { userID, name: member?.name ?? (name || userID) };
}

const noteHappening: Handler<Endpoints['noteHappening']> = async (ctx, { params, body }) => {
  const { userID, session } = mustBeFor(ctx, params.roomID);
  await command(ctx, async (work) => {
    const room = await work.tx.rooms.lock(params.roomID);
    if (!room) throw new Problem('room.notFound', { roomID: params.roomID });
    await mustBeOpen(work.tx, room);
    const member = await work.tx.members.get(room.roomID, userID);
    if (member?.sessionID !== session.sessionID) throw new Problem('member.gone', { roomID: room.roomID });
    await happened(work, room, member, body, member);
  });
  return undefined;
};

/** Adds it to the room's history, once: whoever had no answer tells of it again. */
async function happened(
  work: Work,
  room: RoomRow,
  teller: MemberRow,
  happening: Happening,
  doer: Doer,
): Promise<void> {
  const { tx, now } = work;
  const event: RoomEventRow = {
    roomID: room.roomID,
    at: timeOf(happening, teller, now),
    kind: happening.kind,
    personID: doer.userID,
    personName: doer.name,
    detail: happening.kind === 'chat' ? happening.text : null,
  };
  const known = await tx.roomEvents.between(room.roomID, event.at, event.at);
  if (happening.at !== undefined && known.some((each) => isSame(each, event))) return;
  await mustNotFlood(work, room, teller);
  await tx.roomEvents.append(event);
  work.tell({ type: 'room.happened', roomID: room.roomID }, roomAudience(room));
}

/** Clocks of PCs are wrong: nothing happens later than now, or before whoever tells of it was there. */
function timeOf({ at }: Happening, { enteredAt }: MemberRow, now: Date): Date {
  const said = at === undefined ? now.getTime() : Date.parse(at);
  return new Date(Math.min(now.getTime(), Math.max(enteredAt.getTime(), said)));
}

function isSame(one: RoomEventRow, other: RoomEventRow): boolean {
  return one.kind === other.kind && one.personID === other.personID && one.detail === other.detail;
}

/** Counted in the database, so that all servers on it count together. */
async function mustNotFlood({ tx, now }: Work, { roomID }: RoomRow, { userID }: MemberRow): Promise<void> {
  const counts = [
    { key: `happenings ${roomID} ${userID}`, withinMs: minuteMs, most: mostInMinute },
    { key: `happenings ${roomID}`, withinMs: 60 * minuteMs, most: mostInHour },
  ];
  for (const { key, withinMs, most } of counts) {
    const { count, until } = await tx.tries.add(key, now, new Date(now.getTime() + withinMs));
    if (count <= most) continue;
    const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
    throw new Problem('request.tooMany', { seconds });
  }
}

export const happeningHandlers = { reportHappening, noteHappening } satisfies Partial<Handlers>;

import { allows } from '../../../contract/access';
import type { Endpoints } from '../../../contract/endpoints';
import { changesOf } from '../audit/changes';
import type { Caller, Ctx, Work } from '../context';
import { callerOf, command, mustBeAllowed, reachOf } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import { oldestFirst, unseenEvents } from '../observing/unseen';
import { mustHaveAddress } from '../recordings/modes';
import type { RoomRow } from '../rows/rooms';
import { roomFacts } from '../webhooks/facts';
import { beginClosing } from './close';
import { lockSeenRoom, mustBeOpen, roomAudience, roomObject, seenRoom } from './find';
import { presentRoom, presentRoomEvent } from './present';
import { randomRoomID } from './room-id';

const listRooms: Handler<Endpoints['listRooms']> = async (ctx, { query }) => {
  const caller = callerOf(ctx);
  const { rooms } = ctx.ports.store.read;
  const reach = reachOf(caller, 'room.list');
  const [{ items, total }, counts] = await Promise.all([
    rooms.list(query, reach, ctx.now),
    rooms.counts(reach, ctx.now),
  ]);
  return {
    items: items.map((room) => presentRoom(room, caller, ctx.now)),
    total,
    page: query.page,
    size: query.size,
    counts: { ...counts },
  };
};

const getRoom: Handler<Endpoints['getRoom']> = async (ctx, { params }) => {
  const caller = callerOf(ctx);
  return presentRoom(await seenRoom(ctx.ports.store.read, params.roomID, caller), caller, ctx.now);
};

const createRoom: Handler<Endpoints['createRoom']> = async (ctx, { body: { ownerID, ...draft } }) => {
  const caller = callerOf(ctx);
  mustHaveAddress(ctx.ports, draft.recording);
  const roomID = await command(ctx, async (work) => {
    const owner = await work.tx.users.get(ownerID ?? personBehind(caller));
    if (!owner || owner.state === 'disabled') {
      throw new Problem('user.notFound', { userID: ownerID ?? '' }, [{ path: 'ownerID', code: 'unknown' }]);
    }
    mustBeAllowed(caller, 'room.create', { ownerID: owner.userID, teamID: owner.teamID });
    const row = await insertUnderFreshID(ctx, work, {
      ...draft,
      ownerID: owner.userID,
      teamID: owner.teamID,
      state: 'idle',
      everEntered: false,
      liveSince: null,
      lastLeftAt: null,
      closesAt: null,
      closedByID: null,
      closeReason: null,
      createdAt: ctx.now,
      activeAt: ctx.now,
      version: 1,
    });
    await noteBy(work, caller, row.roomID, 'created', null);
    await work.audit({ action: 'room.create', object: roomObject(row) });
    work.tell({ type: 'room.changed', roomID: row.roomID, state: 'idle' }, roomAudience(row));
    work.hook({ type: 'room.created', data: { room: roomFacts(row), by: refOf(caller) } });
    return row.roomID;
  });
  return roomAfter(ctx, roomID);
};

function refOf({ userID, name }: Caller) {
  return { userID, name };
}

/** Who owns a room that nobody was named for: whoever makes it, where that is a person. */
function personBehind(caller: Caller): string {
  if (caller.kind === 'person') return caller.userID;
  throw new Problem('request.invalid', undefined, [{ path: 'ownerID', code: 'required' }]);
}

async function insertUnderFreshID(ctx: Ctx, work: Work, row: Omit<RoomRow, 'roomID'>): Promise<RoomRow> {
  for (let tries = 0; tries < 20; tries++) {
    const withID = { roomID: randomRoomID(ctx.ports.random), ...row };
    if (await work.tx.rooms.insert(withID)) return withID;
  }
  throw new Error('no free roomID in 20 tries');
}

const updateRoom: Handler<Endpoints['updateRoom']> = async (ctx, { params, body: { version, ...patch } }) => {
  const caller = callerOf(ctx);
  mustHaveAddress(ctx.ports, patch.recording);
  await command(ctx, async (work) => {
    const room = await lockSeenRoom(work.tx, params.roomID, caller);
    mustBeAllowed(caller, 'room.edit', room);
    await mustBeOpen(work.tx, room);
    if (room.version !== version) throw new Problem('room.changed', { version: room.version });
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    const changes = changesOf(room, given as Partial<RoomRow>);
    if (!changes) return;
    const reseats = changes['type'] ?? changes['template'];
    if (reseats && (await work.tx.members.of(room.roomID)).length > 0) throw new Problem('room.live');
    await work.tx.rooms.update(room.roomID, { ...(given as Partial<RoomRow>), activeAt: ctx.now });
    await noteBy(work, caller, room.roomID, 'edited', Object.keys(changes).join(', '));
    await work.audit({ action: 'room.update', object: roomObject(room), changes });
    work.tell({ type: 'room.changed', roomID: room.roomID, state: room.state }, roomAudience(room));
    const after = roomFacts({ ...room, ...(given as Partial<RoomRow>) });
    work.hook({
      type: 'room.updated',
      data: { room: after, by: refOf(caller), changed: Object.keys(changes) },
    });
  });
  return roomAfter(ctx, params.roomID);
};

const closeRoom: Handler<Endpoints['closeRoom']> = async (ctx, { params, body }) => {
  const caller = callerOf(ctx);
  await command(ctx, async (work) => {
    const room = await lockSeenRoom(work.tx, params.roomID, caller);
    mustBeAllowed(caller, 'room.close', room);
    await mustBeOpen(work.tx, room);
    await beginClosing(work, room, { by: refOf(caller), reason: body.reason }, body.inSeconds);
  });
  return roomAfter(ctx, params.roomID);
};

const cancelClosing: Handler<Endpoints['cancelClosing']> = async (ctx, { params }) => {
  const caller = callerOf(ctx);
  await command(ctx, async (work) => {
    const room = await lockSeenRoom(work.tx, params.roomID, caller);
    mustBeAllowed(caller, 'room.close', room);
    await mustBeOpen(work.tx, room);
    if (room.state !== 'closing') throw new Problem('room.notClosing', { roomID: room.roomID });
    const state = (await work.tx.members.of(room.roomID)).length > 0 ? 'live' : 'idle';
    await work.tx.rooms.update(room.roomID, {
      state,
      closesAt: null,
      closedByID: null,
      closeReason: null,
      activeAt: ctx.now,
    });
    await noteBy(work, caller, room.roomID, 'closingCancelled', null);
    await work.audit({ action: 'room.cancelClosing', object: roomObject(room) });
    work.tell({ type: 'room.changed', roomID: room.roomID, state }, roomAudience(room));
    work.hook({ type: 'room.closingCancelled', data: { room: roomFacts(room), by: refOf(caller) } });
  });
  return roomAfter(ctx, params.roomID);
};

const listRoomEvents: Handler<Endpoints['listRoomEvents']> = async (ctx, { params }) => {
  const caller = callerOf(ctx);
  const room = await seenRoom(ctx.ports.store.read, params.roomID, caller);
  const { read } = ctx.ports.store;
  const [events, unseen] = await Promise.all([
    read.roomEvents.ofRoom(room.roomID, 500),
    unseenEvents(read, caller, room),
  ]);
  const all = [...events.map(presentRoomEvent).reverse(), ...unseen].sort(oldestFirst);
  return { items: all.reverse().slice(0, 500) };
};

async function noteBy(
  work: Work,
  caller: Caller,
  roomID: string,
  kind: 'created' | 'edited' | 'closingCancelled',
  detail: string | null,
): Promise<void> {
  await work.note({ roomID, kind, personID: caller.userID, personName: caller.name, detail });
}

async function roomAfter(ctx: Ctx, roomID: string) {
  const caller = callerOf(ctx);
  const room = await ctx.ports.store.read.rooms.get(roomID);
  if (!room || !allows(caller, 'room.list', room)) throw new Problem('room.notFound', { roomID });
  return presentRoom(room, caller, ctx.now);
}

export const roomHandlers = {
  listRooms,
  getRoom,
  createRoom,
  updateRoom,
  closeRoom,
  cancelClosing,
  listRoomEvents,
} satisfies Partial<Handlers>;

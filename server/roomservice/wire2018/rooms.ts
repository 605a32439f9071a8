import { noRecording } from '../../../contract/rooms';
import type { Work } from '../context';
import { command } from '../context';
import { closeNow } from '../rooms/close';
import { roomAudience, roomObject } from '../rooms/find';
import { randomRoomID } from '../rooms/room-id';
import type { RoomRow } from '../rows/rooms';
import type { WireKind, WireRoomRow } from '../rows/wire';
import { roomFacts } from '../webhooks/facts';
import { lockCaller, type WireCaller } from './callers';
import { lockRoom, type Found } from './find';
import type { WireCtx } from './ports';
import { WireRefusal } from './refusal';
import { isRoomNumber, isWireID, roomName, storable } from './text';

/** What a room of each kind is to the console: double 2 seats, multi and live 4. */
export const shapeOf = {
  double: { type: 'RTCRoom', template: '1v1' },
  multi: { type: 'RTCRoom', template: '1v3' },
  live: { type: 'LiveRoom', template: '1v3' },
} as const;

export interface Draft {
  /** Empty: one is made up. */
  readonly roomID: string;
  readonly roomInfo: string;
}

/**
 * Makes a room, or takes the one that was made for the caller: in the console for their session, or on the room list.
 * Answers what it is called.
 */
export async function createRoom(
  ctx: WireCtx,
  caller: WireCaller,
  kind: WireKind,
  draft: Draft,
): Promise<string> {
  return command(ctx, async (work) => {
    await lockCaller(work, caller);
    const found = draft.roomID === '' ? null : await lockRoom(work.tx, caller, kind, draft.roomID);
    if (!found) return (await makeRoom(ctx, work, caller, kind, draft)).wireID;
    if (!caller.session && found.wire?.kind) throw new WireRefusal('taken');
    return (await enterWire(work, found, kind)).wireID;
  });
}

/** A new room of this wire under a locked name; the caller owns it, and nobody is in it. */
export async function makeRoom(
  ctx: WireCtx,
  work: Work,
  caller: WireCaller,
  kind: WireKind,
  draft: Draft,
): Promise<WireRoomRow> {
  // A session is the right to one room, which is not there any more.
  if (caller.session) throw new WireRefusal('unknownCaller');
  if (draft.roomID !== '' && !isWireID(draft.roomID)) throw new WireRefusal('taken');
  const there = isRoomNumber(draft.roomID) ? await work.tx.rooms.get(draft.roomID) : undefined;
  if (there?.origin === 'console' && there.state !== 'closed') throw new WireRefusal('taken');
  const person = await work.tx.users.get(caller.userID);
  const room = await insertRoom(ctx, work, draft, {
    ...shapeOf[kind],
    ownerID: caller.userID,
    teamID: person?.teamID ?? null,
  });
  const wire: WireRoomRow = {
    ...blank(room),
    origin: 'program',
    kind,
    wireID: draft.roomID || room.roomID,
    roomInfo: storable(draft.roomInfo),
  };
  await work.tx.wireRooms.insert(wire);
  await tellOfNew(work, room, caller);
  return wire;
}

/** A room whose number is the name that its client chose, where that is a number and was never used; else a fresh one. */
export async function insertRoom(
  ctx: WireCtx,
  work: Work,
  draft: Draft,
  fields: Pick<RoomRow, 'type' | 'template' | 'ownerID' | 'teamID'>,
): Promise<RoomRow> {
  const wanted = isRoomNumber(draft.roomID) ? [draft.roomID] : [];
  const tries = [...wanted, ...Array.from({ length: 20 }, () => randomRoomID(ctx.ports.random))];
  for (const roomID of tries) {
    const room: RoomRow = {
      ...fields,
      roomID,
      name: roomName(draft.roomInfo, roomID),
      customerName: '',
      customerRef: '',
      recording: noRecording,
      state: 'idle',
      everEntered: false,
      lastLeftAt: null,
      liveSince: null,
      closesAt: null,
      closedByID: null,
      closeReason: null,
      createdAt: ctx.now,
      activeAt: ctx.now,
      version: 1,
    };
    if (await work.tx.rooms.insert(room)) return room;
  }
  throw new Error('no free roomID in 20 tries');
}

export async function tellOfNew(
  work: Work,
  room: RoomRow,
  by: { readonly userID: string; readonly name: string },
): Promise<void> {
  await work.note({
    roomID: room.roomID,
    kind: 'created',
    personID: by.userID,
    personName: by.name,
    detail: null,
  });
  await work.audit({ action: 'room.create', object: roomObject(room), actor: by });
  work.tell({ type: 'room.changed', roomID: room.roomID, state: room.state }, roomAudience(room));
  const { userID, name } = by;
  work.hook({ type: 'room.created', data: { room: roomFacts(room), by: { userID, name } } });
}

/** What the wire knows of a locked room, written down now where a program comes to it for the first time. */
export async function enterWire(work: Work, { room, wire }: Found, kind: WireKind): Promise<WireRoomRow> {
  if (!wire) {
    const fresh: WireRoomRow = { ...unwritten(room), kind };
    await work.tx.wireRooms.insert(fresh);
    return fresh;
  }
  if (wire.kind !== null) return wire;
  await work.tx.wireRooms.update(room.roomID, { kind });
  await work.tx.rooms.update(room.roomID, shapeOf[kind]);
  return { ...wire, kind };
}

/** A room of the console as the wire sees it before a program has been in it. */
export function unwritten(room: RoomRow): WireRoomRow {
  return { ...blank(room), origin: 'console', kind: null, wireID: room.roomID, roomInfo: room.name };
}

export function blank(room: RoomRow): Omit<WireRoomRow, 'origin' | 'kind' | 'wireID' | 'roomInfo'> {
  return {
    roomID: room.roomID,
    madeByID: room.ownerID,
    open: true,
    listType: null,
    status: 0,
    heartbeats: true,
    creatorID: null,
    streamID: '',
    custom: {},
  };
}

/** Ends a room for everybody: by who created it, or made it where nobody has been. */
export async function destroyRoom(
  ctx: WireCtx,
  caller: WireCaller,
  kind: WireKind,
  roomID: string,
): Promise<void> {
  await command(ctx, async (work) => {
    const found = await lockRoom(work.tx, caller, kind, roomID);
    if (!found) throw new WireRefusal('notCreator');
    const { room, wire } = found;
    // A room of the console is its owner's, whoever came first.
    const isOfWire = wire !== null && wire.origin !== 'console';
    const creatorID = isOfWire ? (wire.creatorID ?? wire.madeByID) : room.ownerID;
    if (creatorID !== caller.userID) throw new WireRefusal('notCreator');
    await closeNow(work, room, { by: caller, reason: '' });
  });
}

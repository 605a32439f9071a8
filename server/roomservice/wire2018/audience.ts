import { command } from '../context';
import { enterNow, leaveOthers, mustStillBeValid } from '../rooms/enter';
import { putOut } from '../rooms/put-out';
import { lockCaller, type WireCaller } from './callers';
import { lockRoom } from './find';
import type { WireCtx } from './ports';
import { WireRefusal } from './refusal';
import { enterWire } from './rooms';
import { heldFor } from './held';
import { storable } from './text';

const mostViewers = 30;

/** Lets a viewer into a live room. Where the room is not there, nothing happens, as it was. */
export async function addAudience(
  ctx: WireCtx,
  caller: WireCaller,
  given: { readonly roomID: string; readonly userInfo: string },
): Promise<void> {
  await command(ctx, async (work) => {
    const { tx, now } = work;
    await lockCaller(work, caller);
    const found = await lockRoom(tx, caller, 'live', given.roomID);
    if (found?.room.type !== 'LiveRoom') return;
    const { room } = found;
    const members = await tx.wireMembers.of([room.roomID]);
    const before = members.find((member) => member.userID === caller.userID);
    if (before && before.role !== 'audience') return; // who pushes watches anyway
    const viewers = members.filter((member) => member.role === 'audience' && member !== before);
    if (viewers.length >= mostViewers) throw new WireRefusal('audienceFull');
    await leaveOthers(work, { ...caller, roomID: room.roomID });
    if (caller.session) await mustStillBeValid(work, caller.session.sessionID);
    await enterWire(work, found, 'live');
    await enterNow(work, room, { ...caller, role: 'audience' });
    await tx.wireMembers.put({
      roomID: room.roomID,
      userID: caller.userID,
      avatar: '',
      streamID: '',
      userInfo: storable(given.userInfo),
      heldUntil: heldFor(now),
    });
  });
}

export async function deleteAudience(ctx: WireCtx, caller: WireCaller, roomID: string): Promise<void> {
  await command(ctx, async (work) => {
    const found = await lockRoom(work.tx, caller, 'live', roomID);
    const member = found && (await work.tx.members.get(found.room.roomID, caller.userID));
    if (!member || member.role !== 'audience' || member.sessionID !== caller.sessionID) return;
    await putOut(work, found.room, member, { note: 'left', reason: 'left' });
  });
}

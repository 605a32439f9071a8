import { command } from '../context';
import type { WireRoomRow } from '../rows/wire';
import type { WireCaller } from './callers';
import { lockRoom } from './find';
import type { WireCtx } from './ports';
import { WireRefusal } from './refusal';
import { enterWire } from './rooms';
import { storable } from './text';

export type CustomFields = WireRoomRow['custom'];
export type Operation =
  { readonly kind: 'inc' | 'dec' | 'create' } | { readonly kind: 'set'; readonly value: string | number };

const mostFields = 64;
const longestValue = 4096;

/** Changes one field that clients keep with a live room, and answers them all. */
export async function changeCustomField(
  ctx: WireCtx,
  caller: WireCaller,
  roomID: string,
  field: string,
  operation: Operation,
): Promise<CustomFields> {
  return command(ctx, async (work) => {
    const found = await lockRoom(work.tx, caller, 'live', roomID);
    if (!found) throw new WireRefusal('noRoom');
    const { custom } = await enterWire(work, found, 'live');
    const isNew = !Object.hasOwn(custom, field);
    if (!isFieldName(field) || (isNew && Object.keys(custom).length >= mostFields)) {
      throw new WireRefusal('missing');
    }
    const next = { ...custom, [field]: valueAfter(isNew ? 0 : (custom[field] ?? 0), operation) };
    await work.tx.wireRooms.update(found.room.roomID, { custom: next });
    return next;
  });
}

function isFieldName(name: string): boolean {
  return (
    /^[^\s\u0000-\u001f]{1,64}$/.test(name) && !/\p{Surrogate}/u.test(name) && !(name in Object.prototype)
  );
}

function valueAfter(value: string | number, operation: Operation): string | number {
  const number = Number.isFinite(Number(value)) ? Number(value) : 0;
  switch (operation.kind) {
    case 'inc':
      return number + 1;
    case 'dec':
      return number - 1;
    case 'create':
      return value;
    case 'set':
      return typeof operation.value === 'number'
        ? operation.value
        : storable(operation.value).slice(0, longestValue);
  }
}

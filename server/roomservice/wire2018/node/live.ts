import { addAudience, deleteAudience } from '../audience';
import { changeCustomField, type CustomFields, type Operation } from '../custom';
import type { Json } from '../json';
import { seenRoom } from '../lists';
import { presentAudience, presentCustom } from '../present';
import { WireRefusal } from '../refusal';
import { textOf } from './body';
import { noRoom, signed, type NodeMethod } from './endpoint';

/** What only live rooms have. */
export const liveMethods: Readonly<Record<string, NodeMethod>> = {
  set_custom_field: signed({
    required: ['roomID', 'fieldName', 'operation'],
    refusals: { noRoom },
    async run(ctx, caller, body) {
      const field = textOf(body['fieldName']);
      const custom = await changeCustomField(ctx, caller, textOf(body['roomID']), field, operationIn(body));
      return customIn(custom);
    },
  }),

  get_custom_info: signed({
    required: ['roomID'],
    refusals: { noRoom },
    async run(ctx, caller, body) {
      const room = await seenRoom(ctx, caller, 'live', textOf(body['roomID']));
      if (!room) throw new WireRefusal('noRoom');
      return customIn(room.wire.custom);
    },
  }),

  add_audience: signed({
    required: ['roomID', 'userID', 'userInfo'],
    refusals: { audienceFull: { code: 1, message: '观众列表满了' } },
    async run(ctx, caller, body) {
      const userInfo = textOf(body['userInfo']);
      await addAudience(ctx, caller, { roomID: textOf(body['roomID']), userInfo });
      return {};
    },
  }),

  delete_audience: signed({
    required: ['roomID', 'userID'],
    async run(ctx, caller, body) {
      await deleteAudience(ctx, caller, textOf(body['roomID']));
      return {};
    },
  }),

  get_audiences: signed({
    required: ['roomID'],
    async run(ctx, caller, body) {
      const room = await seenRoom(ctx, caller, 'live', textOf(body['roomID']));
      return room ? presentAudience(room) : { audienceCount: 0, audiences: [] };
    },
  }),
};

function customIn(custom: CustomFields): Json {
  return { custom: presentCustom(custom) };
}

function operationIn(body: Json): Operation {
  const name = textOf(body['operation']);
  if (name === 'inc' || name === 'dec') return { kind: name };
  if (name !== 'set') return { kind: 'create' };
  const value = body['value'];
  if (!Object.hasOwn(body, 'value')) throw new WireRefusal('missing');
  return { kind: 'set', value: typeof value === 'number' ? value : textOf(value) };
}

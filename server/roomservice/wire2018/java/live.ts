import { addAudience, deleteAudience } from '../audience';
import { changeCustomField, type Operation } from '../custom';
import { seenRoom } from '../lists';
import { mixFor } from '../mix';
import { presentAudience, presentCustom } from '../present';
import { WireRefusal } from '../refusal';
import { signed, type JavaMethod, type Verdict } from './endpoint';
import { anything, given, required, text } from './fields';

const noRoom: Verdict = [3, '请求失败，房间不存在'];

/** What only live rooms have. */
export const liveMethods: Readonly<Record<string, JavaMethod>> = {
  set_custom_field: signed({
    fields: { roomID: text, userID: text, fieldName: text, operation: text },
    empty: { customInfo: '' },
    refusals: { noRoom },
    async run(ctx, caller, body) {
      const operation = operationNamed(given(body.operation));
      const custom = await changeCustomField(
        ctx,
        caller,
        given(body.roomID),
        given(body.fieldName),
        operation,
      );
      return { customInfo: presentCustom(custom) };
    },
  }),

  get_custom_info: signed({
    fields: { roomID: text, userID: text },
    empty: { customInfo: '' },
    refusals: { noRoom },
    async run(ctx, caller, body) {
      const room = await seenRoom(ctx, caller, 'live', given(body.roomID));
      if (!room) throw new WireRefusal('noRoom');
      return { customInfo: presentCustom(room.wire.custom) };
    },
  }),

  add_audience: signed({
    fields: { roomID: text, userID: text, userInfo: text },
    refusals: { audienceFull: [5001, '观众列表满了'] },
    async run(ctx, caller, body) {
      await addAudience(ctx, caller, { roomID: given(body.roomID), userInfo: given(body.userInfo) });
      return {};
    },
  }),

  delete_audience: signed({
    fields: { roomID: text, userID: text },
    async run(ctx, caller, body) {
      await deleteAudience(ctx, caller, given(body.roomID));
      return {};
    },
  }),

  get_audiences: signed({
    fields: { roomID: text, userID: text },
    empty: { audienceCount: 0, audiences: [] },
    async run(ctx, caller, body) {
      const room = await seenRoom(ctx, caller, 'live', given(body.roomID));
      return room ? presentAudience(room) : { audienceCount: 0, audiences: [] };
    },
  }),

  merge_stream: signed({
    fields: { roomID: required(text), userID: text, mergeParams: required(anything) },
    tolerant: true,
    empty: { result: null },
    async run(ctx, _caller, body) {
      return { result: await mixFor(ctx, body.mergeParams) };
    },
  }),
};

/** Whatever is neither up nor down only makes sure that the field is there. */
function operationNamed(name: string): Operation {
  return { kind: name === 'inc' || name === 'dec' ? name : 'create' };
}

import type { Endpoints } from '../../../contract/endpoints';
import { callerOf, command, reachOf } from '../context';
import type { Handler, Handlers } from '../handlers';
import { recordingObject, tellOf } from '../recordings/find';
import { mustBeSome, obstacleOf, toEach } from './each';
import { obstructsTrash, type Obstructs } from './obstructs';
import { trashDays } from './settings';
import { recordingFacts } from '../webhooks/facts';

const permission = 'recording.delete';

const getTrash: Handler<Endpoints['getTrash']> = async (ctx) => {
  const { read } = ctx.ports.store;
  const { recordings, bytes, oldestAt } = await read.recordings.trashTotals(
    reachOf(callerOf(ctx), permission),
  );
  return { days: await trashDays(read), recordings, bytes, oldestAt: oldestAt?.toISOString() ?? null };
};

const trashImpact: Handler<Endpoints['trashImpact']> = async (ctx, { body }) => {
  const caller = callerOf(ctx);
  const { read } = ctx.ports.store;
  const ids = [...new Set(body.recordingIDs)];
  const rows = new Map((await read.recordings.byIDs(ids)).map((row) => [row.recordingID, row]));
  const met = ids.map((recordingID) => {
    const row = rows.get(recordingID);
    return { recordingID, row, why: obstacleOf(row, caller, permission, obstructsTrash) };
  });
  const leftOut = met.flatMap(({ recordingID, why }) => (why === null ? [] : [{ recordingID, why }]));
  const going = met.flatMap(({ row, why }) => (row && why === null ? [row] : []));
  mustBeSome(going.length, leftOut, permission);
  const goingIDs = new Set(going.map(({ recordingID }) => recordingID));
  let callsLeftBare = 0;
  for (const callID of new Set(going.flatMap((row) => row.callID ?? []))) {
    const stay = (await read.recordings.ofCall(callID)).filter(
      (row) => !goingIDs.has(row.recordingID) && row.state !== 'trash' && row.state !== 'expired',
    );
    if (stay.length === 0) callsLeftBare += 1;
  }
  return {
    recordings: going.length,
    bytes: going.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0),
    callsLeftBare,
    days: await trashDays(read),
    leftOut,
  };
};

const trashRecordings: Handler<Endpoints['trashRecordings']> = (ctx, { body: { recordingIDs, reason } }) => {
  const caller = callerOf(ctx);
  return command(ctx, (work) =>
    toEach(work, { caller, recordingIDs, permission, obstructs: obstructsTrash }, async (row) => {
      await work.tx.recordings.update(row.recordingID, {
        ...{ state: 'trash', stateBefore: row.state },
        ...{ trashedAt: work.now, trashedByID: caller.userID, trashedByName: caller.name },
        trashReason: reason,
      });
      await work.audit({
        ...{ action: 'recording.trash', object: recordingObject(row), roomID: row.roomID, reason },
      });
      tellOf(work, row);
      const by = { userID: caller.userID, name: caller.name };
      work.hook({ type: 'recording.trashed', data: { recording: recordingFacts(row), by, reason } });
    }),
  );
};

const restoreRecordings: Handler<Endpoints['restoreRecordings']> = (ctx, { body: { recordingIDs } }) => {
  const caller = callerOf(ctx);
  const obstructs: Obstructs = ({ state }) => (state === 'trash' ? null : 'notInTrash');
  return command(ctx, (work) =>
    toEach(work, { caller, recordingIDs, permission, obstructs }, async (row) => {
      await work.tx.recordings.update(row.recordingID, {
        // One that was in the trash before it was written down what it had been has its file or not.
        ...{ state: row.stateBefore ?? (row.file === null ? 'failed' : 'ready'), stateBefore: null },
        ...{ trashedAt: null, trashedByID: null, trashedByName: null, trashReason: null },
      });
      await work.audit({ action: 'recording.restore', object: recordingObject(row), roomID: row.roomID });
      tellOf(work, row);
      const by = { userID: caller.userID, name: caller.name };
      work.hook({ type: 'recording.restored', data: { recording: recordingFacts(row), by } });
    }),
  );
};

export const trashHandlers = {
  getTrash,
  trashImpact,
  trashRecordings,
  restoreRecordings,
} satisfies Partial<Handlers>;

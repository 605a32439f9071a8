import type { Endpoints } from '../../../contract/endpoints';
import type { Hold } from '../../../contract/holds';
import { allows } from '../../../contract/access';
import { callerOf, command, reachOf, type Work } from '../context';
import type { Handler, Handlers } from '../handlers';
import { nameOf } from '../people/name-of';
import { Problem } from '../problem';
import { belonging, recordingObject, seenRecording, tellOf } from '../recordings/find';
import { presentRecording } from '../recordings/present';
import type { RecordingRow } from '../rows/recordings';
import type { Tx } from '../store';
import type { HoldSum } from '../stores/holds';
import { toEach } from './each';
import { eraseNow } from './erase-now';
import { obstructsHold } from './obstructs';

const permission = 'recording.hold';
const shown = 200;

const listHolds: Handler<Endpoints['listHolds']> = async (ctx, { query }) => {
  const { read } = ctx.ports.store;
  const { items, total } = await read.holds.list(query, reachOf(callerOf(ctx), permission));
  const holds = await Promise.all(items.map((each) => presentHold(read, each)));
  return { items: holds, total, page: query.page, size: query.size };
};

const listHeldRecordings: Handler<Endpoints['listHeldRecordings']> = async (ctx, { params }) => {
  const caller = callerOf(ctx);
  const { read } = ctx.ports.store;
  const found = await read.holds.get(params.holdID);
  if (!found) throw new Problem('hold.notFound', params);
  const rows = await read.holds.rowsOf(params.holdID);
  const meant = found.lifted === null ? rows.filter(({ liftedAt }) => liftedAt === null) : rows;
  const recordings = (await read.recordings.byIDs(meant.map(({ recordingID }) => recordingID)))
    .filter((row) => allows(caller, permission, belonging(row)))
    .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime())
    .slice(0, shown);
  if (recordings.length === 0 && meant.length > 0 && caller.grants[permission] !== 'all')
    throw new Problem('hold.notFound', params);
  return {
    hold: await presentHold(read, found),
    items: recordings.map((row) => presentRecording(row, caller)),
  };
};

const listRecordingHolds: Handler<Endpoints['listRecordingHolds']> = async (ctx, { params }) => {
  const caller = callerOf(ctx);
  const row = await seenRecording(ctx, params.recordingID);
  if (!allows(caller, permission, belonging(row))) throw new Problem('permission.missing', { permission });
  const { read } = ctx.ports.store;
  const open = (await read.holds.ofRecording(row.recordingID)).filter(({ liftedAt }) => liftedAt === null);
  const sums = await Promise.all(open.map(({ holdID }) => read.holds.get(holdID)));
  return { items: await Promise.all(sums.flatMap((sum) => (sum ? [presentHold(read, sum)] : []))) };
};

const placeHold: Handler<Endpoints['placeHold']> = (ctx, { body: { recordingIDs, reason } }) => {
  const caller = callerOf(ctx);
  const holdID = ctx.ports.random.id();
  return command(ctx, async (work) => {
    const { tx, now } = work;
    const many = await toEach(
      work,
      { caller, recordingIDs, permission, obstructs: obstructsHold },
      async (row) => {
        const { recordingID } = row;
        await tx.holds.place([
          {
            ...{ holdID, recordingID, reason, placedAt: now, placedByID: caller.userID },
            ...{ liftedAt: null, liftedByID: null, liftReason: null },
          },
        ]);
        await tx.recordings.update(recordingID, { onHold: true });
        await work.audit({
          ...{ action: 'recording.hold', object: recordingObject(row), roomID: row.roomID, reason },
        });
        tellOf(work, row);
      },
    );
    return { holdID, ...many };
  });
};

const liftHold: Handler<Endpoints['liftHold']> = (ctx, { params: { holdID }, body }) => {
  const caller = callerOf(ctx);
  return command(ctx, async (work) => {
    const { tx, now } = work;
    const rows = await tx.holds.rowsOf(holdID);
    if (rows.length === 0) throw new Problem('hold.notFound', { holdID });
    const chosen = body.recordingIDs;
    const asked = rows.filter(({ recordingID }) => chosen === undefined || chosen.includes(recordingID));
    let lifted = 0;
    let erased = 0;
    for (const { recordingID } of asked) {
      const row = await tx.recordings.lock(recordingID);
      // Another who lifts the same hold was faster: seen only now that the recording is ours.
      const mine = (await tx.holds.ofRecording(recordingID)).find((each) => each.holdID === holdID);
      if (!row || !mine || mine.liftedAt !== null) continue;
      if (!allows(caller, permission, belonging(row)))
        throw new Problem('permission.missing', { permission });
      await tx.holds.update(holdID, recordingID, {
        ...{ liftedAt: now, liftedByID: caller.userID, liftReason: body.reason },
      });
      lifted += 1;
      if (await letGo(work, row, body.reason)) erased += 1;
    }
    if (lifted === 0) throw new Problem('hold.lifted', { holdID });
    return { lifted, erased };
  });
};

/** True where an erasing had waited for it, and was done. */
async function letGo(work: Work, row: RecordingRow, reason: string): Promise<boolean> {
  const { tx } = work;
  const others = await tx.holds.ofRecording(row.recordingID);
  const onHold = others.some(({ liftedAt }) => liftedAt === null);
  await tx.recordings.update(row.recordingID, { onHold });
  await work.audit({
    ...{ action: 'recording.liftHold', object: recordingObject(row), roomID: row.roomID, reason },
  });
  tellOf(work, row);
  if (onHold || row.eraseOnLift === null) return false;
  await eraseNow(work, row, row.eraseOnLift);
  return true;
}

async function presentHold(tx: Tx, sum: HoldSum): Promise<Hold> {
  const { holdID, reason, placedAt, placedByID, recordings, bytes, erasingWaits, lifted } = sum;
  const person = async (userID: string) => ({ userID, name: await nameOf(tx, userID) });
  return {
    ...{ holdID, reason, placedAt: placedAt.toISOString(), placedBy: await person(placedByID) },
    ...{ recordings, bytes, erasingWaits },
    lifted: lifted && {
      ...{ at: lifted.at.toISOString(), by: await person(lifted.byID), reason: lifted.reason },
    },
  };
}

export const holdHandlers = {
  listHolds,
  listHeldRecordings,
  listRecordingHolds,
  placeHold,
  liftHold,
} satisfies Partial<Handlers>;

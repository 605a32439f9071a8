import { allows } from '../../../contract/access';
import type { Endpoints } from '../../../contract/endpoints';
import type { ObservingSettings } from '../../../contract/observing';
import { command, mustBeAllowed, personOf, callerOf, type Ctx, type Work } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import type { Playing } from '../ports';
import { lockSeenRoom, mustBeOpen, roomObject, seenRoom } from '../rooms/find';
import type { ObservationRow } from '../rows/observations';
import { endNow, note, tellOf, whyOver } from './end';
import { observing, policyNow } from './settings';
import { presentObservation } from './streams';
import { endWhatMayNotGoOn } from './sweep';

const getObservingSettings: Handler<Endpoints['getObservingSettings']> = (ctx) => presentSettings(ctx);

const updateObservingSettings: Handler<Endpoints['updateObservingSettings']> = async (ctx, { body }) => {
  const { version, ...value } = body;
  await observing.change(ctx, version, value);
  await endWhatMayNotGoOn(ctx);
  return presentSettings(ctx);
};

async function presentSettings({ ports: { store, playing } }: Ctx): Promise<ObservingSettings> {
  return { ...(await observing.signed(store.read)), liveService: playing !== null };
}

const startObserving: Handler<Endpoints['startObserving']> = async (ctx, { params, body }) => {
  const caller = personOf(ctx);
  const row = await command(ctx, async (work) => {
    const { tx } = work;
    const room = await lockSeenRoom(tx, params.roomID, caller);
    mustBeAllowed(caller, 'room.observe', room);
    await mustBeOpen(tx, room);
    const policy = await policyNow(tx);
    if (policy === 'off') throw new Problem('observing.off');
    mustPlay(ctx);
    if ((await tx.members.of(room.roomID)).length === 0) {
      throw new Problem('room.notLive', { roomID: room.roomID });
    }
    await endMine(work, room.roomID, caller.userID);
    const made: ObservationRow = {
      ...{ observationID: ctx.ports.random.id(), roomID: room.roomID },
      ...{ userID: caller.userID, userName: caller.name, signInDigest: caller.signIn.tokenDigest },
      ...{ reason: body.reason, announced: policy === 'announced' },
      ...{ startedAt: ctx.now, seenAt: ctx.now, endedAt: null, endedBecause: null },
    };
    await tx.observations.insert(made);
    await note(work, made, 'observed');
    await work.audit({
      action: 'room.observe',
      object: roomObject(room),
      reason: body.reason,
      changes: { policy: [null, policy] },
    });
    tellOf(work, room, made);
    return made;
  });
  return presentObservation(ctx.ports.store.read, mustPlay(ctx), row, ctx.now);
};

/** Whoever watches a room watches it once: the last page that they opened. */
async function endMine(work: Work, roomID: string, userID: string): Promise<void> {
  const running = await work.tx.observations.running(roomID);
  const mine = running.find((each) => each.userID === userID);
  const row = mine && (await work.tx.observations.lock(mine.observationID));
  if (row) await endNow(work, row, 'startedAnew');
}

const renewObservation: Handler<Endpoints['renewObservation']> = async (ctx, { params }) => {
  const playing = mustPlay(ctx);
  const { row, over } = await command(ctx, async (work) => {
    const mine = await lockMine(ctx, work, params.observationID);
    const because = mine.endedBecause ?? (await whyOver(work.tx, mine, ctx.now));
    if (because === null) await work.tx.observations.update(mine.observationID, { seenAt: ctx.now });
    else await endNow(work, mine, because);
    return { row: mine, over: because };
  });
  // Only now: that it ended is kept, whatever the answer.
  if (over !== null) throw new Problem('observation.ended', { reason: over });
  return presentObservation(ctx.ports.store.read, playing, row, ctx.now);
};

const endObservation: Handler<Endpoints['endObservation']> = async (ctx, { params }) => {
  await command(ctx, async (work) =>
    endNow(work, await lockMine(ctx, work, params.observationID), 'stopped'),
  );
  return undefined;
};

async function lockMine(ctx: Ctx, { tx }: Work, observationID: string): Promise<ObservationRow> {
  const row = await tx.observations.lock(observationID);
  if (!row) throw new Problem('observation.notFound');
  if (row.userID !== personOf(ctx).userID)
    throw new Problem('observation.notFound').forLackOf('room.observe');
  return row;
}

function mustPlay({ ports: { playing } }: Ctx): Playing {
  if (!playing) throw new Problem('observing.notConfigured');
  return playing;
}

const listObservers: Handler<Endpoints['listObservers']> = async (ctx, { params }) => {
  const caller = callerOf(ctx);
  const { read } = ctx.ports.store;
  const room = await seenRoom(read, params.roomID, caller);
  const seesAll = allows(caller, 'room.observe', room);
  const running = await read.observations.running(room.roomID);
  return {
    items: running
      .filter(({ announced }) => announced || seesAll)
      .map(({ observationID, userID, userName, announced, startedAt }) => ({
        ...{ observationID, announced },
        person: { userID, name: userName },
        startedAt: startedAt.toISOString(),
      })),
  };
};

export const observingHandlers = {
  getObservingSettings,
  updateObservingSettings,
  startObserving,
  renewObservation,
  endObservation,
  listObservers,
} satisfies Partial<Handlers>;

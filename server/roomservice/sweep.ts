import type { Actor } from './context';
import { command } from './context';
import { endCallRow } from './calls/end';
import { endWhatMayNotGoOn } from './observing/sweep';
import { sweepMoves } from './moves/mover';
import { nameOf } from './people/name-of';
import type { Ports } from './ports';
import { absentMs, longBreakMs, settlePresence } from './presence/settle';
import { scheduleNightly } from './keeping/nightly';
import { giveUpStuck } from './recordings/give-up';
import { releaseDue } from './reviews/release';
import { closeNow } from './rooms/close';
import { closeNeverEntered } from './rooms/never-entered';
import { sweepCapture } from './recordings/capture';
import { putOut } from './rooms/put-out';
import { watchDisk } from './storage/watch';
import { scheduleSampling } from './sampling/job';
import { sendDue, tidyWebhooks } from './webhooks/tend';
import { sweepUploads } from './uploads/sweep';

/** A member who says nothing for this long is out. */
export const silentMs = 20_000;
/** A launch that nobody finished is over when its session must be. */
const launchMs = 12 * 3_600_000;
/** A console says every minute that it hears the program of a call of streams; after so long it is gone. */
const silentStreamsMs = 10 * 60_000;
/** So long a ticket past its time is still told from one that never was. */
const keepTicketsMs = 24 * 3_600_000;
/** A room of the 2018 wire in which nobody is: long enough to come back after a reload, or to push at last. */
const desertedMs = 10 * 60_000;
/** So long whoever runs the server can see what became of a job. */
const keepJobsMs = 30 * 24 * 3_600_000;
/** Longer than any cloud tells of a file again, or keeps one that nobody fetches. */
const keepCloudFilesMs = 60 * 24 * 3_600_000;
/** So long it can be told how long somebody was in which state. */
const keepPresenceMs = 400 * 24 * 3_600_000;
/** So long a person can look up what became of the rooms that they closed; the audit log keeps it for good. */
const keepClosingsMs = 90 * 24 * 3_600_000;
/** So long a room's history says who watched unannounced; the audit log keeps it for good. */
const keepObservationsMs = 400 * 24 * 3_600_000;
/** A console that was away for longer fetches anew. */
const keepLiveMs = 3_600_000;

/**
 * Ends what nobody else will end: silent members, streams and consoles, countdowns that ran out, reviews whose time to be released has come, launches given up, sign-ins and sessions
 * past their time. Safe to run anywhere at any time; each thing is done in a transaction of its own, which looks again.
 * Who could say nothing because nobody listened before `upSince` is not silent yet, where what they have is lost otherwise.
 */
export async function sweep(ports: Ports, upSince: Date): Promise<void> {
  const now = ports.clock.now();
  const actor = machineAt(ports, now);
  const { read } = ports.store;
  for (const member of await read.members.silentSince(new Date(now.getTime() - silentMs))) {
    await timeOut(actor, member.roomID, member.userID);
  }
  for (const roomID of await read.rooms.dueToClose(now)) await closeDue(actor, roomID);
  for (const roomID of await read.wireRooms.desertedSince(new Date(now.getTime() - desertedMs))) {
    await closeDeserted(actor, roomID);
  }
  for (const { callID } of await read.calls.startingSince(new Date(now.getTime() - launchMs))) {
    await giveUp(actor, callID);
  }
  for (const { callID } of await read.calls.silentSince(new Date(now.getTime() - silentStreamsMs))) {
    await endSilent(actor, callID);
  }
  const unseen = new Date(now.getTime() - absentMs - 1);
  for (const userID of await read.presence.silentSince(unseen, new Date(now.getTime() - longBreakMs - 1))) {
    await command(actor, async (work) => void (await settlePresence(work, userID)));
  }
  await endWhatMayNotGoOn(actor);
  await sweepCapture(actor, upSince);
  await sendDue(actor);
  await releaseDue(actor);
  await sweepMoves(actor);
  await ports.store.transact(async (tx) => {
    await tx.sessions.eraseExpired(now);
    await tx.signIns.deleteExpired(now);
    await tx.tickets.deleteExpired(new Date(now.getTime() - keepTicketsMs));
    await tx.wireLogins.deleteExpired(now);
    await tx.tries.deleteExpired(now);
    await tx.jobs.deleteFinished(new Date(now.getTime() - keepJobsMs));
    await tx.cloudFiles.deleteBefore(new Date(now.getTime() - keepCloudFilesMs));
    await tx.presence.deleteChangesBefore(new Date(now.getTime() - keepPresenceMs));
    await tx.closings.deleteBefore(new Date(now.getTime() - keepClosingsMs));
    await tx.observations.deleteEnded(new Date(now.getTime() - keepObservationsMs));
    await tx.live.deleteBefore(new Date(now.getTime() - keepLiveMs));
  });
}

/** The same for what is left for days, which need not be looked for every other second. */
export async function tidy(ports: Ports): Promise<void> {
  const actor = machineAt(ports, ports.clock.now());
  await closeNeverEntered(actor);
  await sweepUploads(actor);
  await giveUpStuck(actor);
  await scheduleNightly(actor);
  await watchDisk(actor);
  await scheduleSampling(actor);
  await tidyWebhooks(actor);
}

function machineAt(ports: Ports, now: Date): Actor {
  return { ports, now, requestID: `sweep-${now.getTime()}`, address: null, caller: null };
}

async function timeOut(actor: Actor, roomID: string, userID: string): Promise<void> {
  await command(actor, async (work) => {
    const room = await work.tx.rooms.lock(roomID);
    const member = (await work.tx.wireMembers.of([roomID])).find((each) => each.userID === userID);
    const since = new Date(actor.now.getTime() - silentMs);
    const silent = member && member.heartbeatAt <= since && (!member.heldUntil || member.heldUntil < since);
    if (room && silent) await putOut(work, room, member, { note: 'timedOut', reason: 'network' });
  });
}

async function closeDue(actor: Actor, roomID: string): Promise<void> {
  await command(actor, async (work) => {
    const room = await work.tx.rooms.lock(roomID);
    if (!room || room.state !== 'closing' || !room.closesAt || room.closesAt > actor.now || !room.closedByID)
      return;
    await closeNow(work, room, {
      by: { userID: room.closedByID, name: await nameOf(work.tx, room.closedByID) },
      reason: room.closeReason ?? '',
    });
  });
}

async function closeDeserted(actor: Actor, roomID: string): Promise<void> {
  await command(actor, async (work) => {
    const room = await work.tx.rooms.lock(roomID);
    if (room?.state !== 'idle' || room.activeAt.getTime() >= actor.now.getTime() - desertedMs) return;
    const owner = await work.tx.users.get(room.ownerID);
    const by = { userID: room.ownerID, name: owner?.name ?? room.ownerID };
    await closeNow(work, room, { by, reason: '' });
  });
}

async function giveUp(actor: Actor, callID: string): Promise<void> {
  await command(actor, async (work) => {
    const call = await work.tx.calls.lock(callID);
    if (call?.state === 'starting') await endCallRow(work, call, { reason: 'launchGivenUp', by: null });
  });
}

async function endSilent(actor: Actor, callID: string): Promise<void> {
  await command(actor, async (work) => {
    const call = await work.tx.calls.lock(callID);
    const silent = call?.aliveAt && call.aliveAt.getTime() <= actor.now.getTime() - silentStreamsMs;
    if (call && silent) await endCallRow(work, call, { reason: 'network', by: null });
  });
}

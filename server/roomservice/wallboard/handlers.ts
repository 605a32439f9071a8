import type { EndReason } from '../../../contract/calls';
import type { Endpoints } from '../../../contract/endpoints';
import { callerOf, reachOf } from '../context';
import { floorOf } from '../floor/settings';
import type { Handler, Handlers } from '../handlers';
import { presentPresence } from '../presence/present';
import { presentRoom } from '../rooms/present';
import type { LaunchCount } from '../stores/calls';

const hourMs = 3_600_000;
const most = { waiting: 50, live: 100, launches: 20 };

/** Ends of a call that say nothing of its launch: somebody meant it. */
const meantEnds: readonly EndReason[] = ['left', 'closedByAdmin', 'sameUserElsewhere'];

const getWallboard: Handler<Endpoints['getWallboard']> = async (ctx, { query }) => {
  const caller = callerOf(ctx);
  const reach = reachOf(caller, 'wallboard.view');
  const since = new Date(ctx.now.getTime() - hourMs);
  const { teamID } = query;
  return ctx.ports.store.readTogether(async (tx) => {
    const { limits } = await floorOf(tx);
    const rooms = (await tx.rooms.live(teamID, reach)).map((room) => presentRoom(room, caller, ctx.now));
    const waiting = rooms
      .filter(({ attention }) => attention === 'customerWaiting')
      .sort((a, b) => (a.waitingSince ?? '').localeCompare(b.waitingSince ?? ''));
    const live = rooms.filter(({ attention }) => attention !== 'customerWaiting');
    const agents = await tx.presence.list(teamID, reach);
    const counts = await tx.calls.launches(since, teamID, reach);
    const failed = await tx.calls.failedLaunches(since, meantEnds, most.launches, teamID, reach);
    return {
      at: ctx.now.toISOString(),
      limits,
      waiting: { total: waiting.length, items: waiting.slice(0, most.waiting) },
      live: { total: live.length, items: live.slice(0, most.live) },
      agents: agents.map((agent) => presentPresence(agent, caller)),
      launches: {
        since: since.toISOString(),
        started: sum(counts),
        entered: sum(counts.filter(({ entered }) => entered)),
        failed: failures(counts),
        items: failed.map((call) => ({
          callID: call.callID,
          agent: { userID: call.agentID, name: call.agentName },
          about: call.roomName,
          startedAt: call.startedAt.toISOString(),
          reason: call.endReason ?? 'launchGivenUp',
        })),
      },
    };
  });
};

function failures(counts: readonly LaunchCount[]) {
  return counts
    .flatMap(({ entered, endReason, count }) =>
      entered || endReason === null || meantEnds.includes(endReason) ? [] : [{ reason: endReason, count }],
    )
    .sort((a, b) => b.count - a.count);
}

function sum(counts: readonly LaunchCount[]): number {
  return counts.reduce((all, { count }) => all + count, 0);
}

export const wallboardHandlers = { getWallboard } satisfies Partial<Handlers>;

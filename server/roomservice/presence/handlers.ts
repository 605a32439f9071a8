import { allows, grantsOf } from '../../../contract/access';
import type { CallInput } from '../../../contract/endpoint';
import type { Endpoints } from '../../../contract/endpoints';
import type { Presence } from '../../../contract/presence';
import type { Ctx, Work } from '../context';
import { callerOf, command, personOf, reachOf } from '../context';
import { mustBeReason } from '../floor/settings';
import type { Handler, Handlers } from '../handlers';
import { nameOf } from '../people/name-of';
import { Problem } from '../problem';
import type { PresenceRow } from '../rows/presence';
import type { UserWithTeam } from '../stores/people';
import { comeHere } from './come-and-go';
import { presentPresence } from './present';
import { settlePresence } from './settle';
import { timesOf } from './times';

/** Several tabs of one browser say the same: the first is enough. */
const fresherThanMs = 20_000;

const getMyPresence: Handler<Endpoints['getMyPresence']> = (ctx) => presenceOf(ctx, personOf(ctx).user);

const beHere: Handler<Endpoints['beHere']> = async (ctx) => {
  const { userID, user } = personOf(ctx);
  const row = await ctx.ports.store.read.presence.get(userID);
  const fresh = row?.seenAt && ctx.now.getTime() - row.seenAt.getTime() < fresherThanMs;
  if (!fresh || row.state === 'offline') await command(ctx, (work) => comeHere(work, userID));
  return presenceOf(ctx, user);
};

const choosePresence: Handler<Endpoints['choosePresence']> = async (ctx, { body }) => {
  const { userID, user } = personOf(ctx);
  await command(ctx, async (work) => {
    await comeHere(work, userID);
    await choose(ctx, work, userID, body);
  });
  return presenceOf(ctx, user);
};

const setPresence: Handler<Endpoints['setPresence']> = async (ctx, { params, body }) => {
  const caller = callerOf(ctx);
  const user = await ctx.ports.store.read.users.get(params.userID);
  if (!user || user.state === 'disabled') throw new Problem('user.notFound');
  const theirs = { ownerID: user.userID, teamID: user.teamID };
  // Only who takes calls from others has a presence; a leader's is nobody's to set, their own neither.
  if (!allows(caller, 'presence.set', theirs) || !grantsOf[user.role]['presence.choose']) {
    throw new Problem('user.notFound').forLackOf('presence.set');
  }
  await command(ctx, async (work) => {
    const before = await work.tx.presence.get(user.userID);
    if (!before) throw new Problem('user.notFound');
    const after = await choose(ctx, work, user.userID, body);
    await work.audit({
      action: 'presence.set',
      object: { kind: 'user', id: user.userID, name: user.name },
      changes: { presence: [spell(before), after ? spell(after) : null] },
    });
  });
  return presenceOf(ctx, user);
};

type Choosing = CallInput<Endpoints['choosePresence']>['body'];

async function choose(ctx: Ctx, work: Work, userID: string, { choice, reasonID }: Choosing) {
  const reason = choice === 'break' && reasonID !== null ? await mustBeReason(work.tx, reasonID) : null;
  const chosenByID = callerOf(ctx).userID;
  return settlePresence(work, userID, { choice, reason, chosenAt: work.now, chosenByID });
}

function spell({ choice, reason }: PresenceRow): string {
  return reason ? `${choice}: ${reason.zh} / ${reason.en}` : choice;
}

async function presenceOf(ctx: Ctx, user: UserWithTeam): Promise<Presence> {
  const { read } = ctx.ports.store;
  const row = (await read.presence.get(user.userID)) ?? null;
  const byID = row && row.chosenByID !== user.userID ? row.chosenByID : null;
  const chosenByName = byID === null ? null : await nameOf(read, byID);
  return presentPresence({ ...user, presence: row, chosenByName }, callerOf(ctx));
}

const listPresence: Handler<Endpoints['listPresence']> = async (ctx, { query }) => {
  const caller = callerOf(ctx);
  const agents = await ctx.ports.store.read.presence.list(query.teamID, reachOf(caller, 'presence.list'));
  return { items: agents.map((agent) => presentPresence(agent, caller)) };
};

const listPresenceTimes: Handler<Endpoints['listPresenceTimes']> = async (ctx, { query }) => {
  const { presence } = ctx.ports.store.read;
  const agents = await presence.list(query.teamID, reachOf(callerOf(ctx), 'presence.list'));
  const names = new Map(agents.map(({ userID, name }) => [userID, name]));
  const [from, asked] = [new Date(query.from), new Date(query.to)];
  const to = asked > ctx.now ? ctx.now : asked; // what is to come has not been spent
  const spent = timesOf(await presence.changes([...names.keys()], from, to), from, to);
  return {
    items: spent.map(({ userID, state, reason, ms }) => ({
      user: { userID, name: names.get(userID) ?? userID },
      ...{ state, reason, seconds: Math.round(ms / 1000) },
    })),
  };
};

export const presenceHandlers = {
  getMyPresence,
  beHere,
  choosePresence,
  setPresence,
  listPresence,
  listPresenceTimes,
} satisfies Partial<Handlers>;

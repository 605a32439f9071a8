import type { Endpoints } from '../../../contract/endpoints';
import type { SignInOf } from '../../../contract/sign-ins';
import type { Ctx, Work } from '../context';
import { callerOf, command, personOf } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import type { SignInRow, UserRow } from '../rows/people';
import { forget } from './sign-in';

const listMySignIns: Handler<Endpoints['listMySignIns']> = (ctx) => listOf(ctx, callerOf(ctx).userID);

const listSignIns: Handler<Endpoints['listSignIns']> = async (ctx, { params }) => {
  const user = await ctx.ports.store.read.users.get(params.userID);
  if (!user) throw new Problem('user.notFound');
  return listOf(ctx, user.userID);
};

async function listOf(ctx: Ctx, userID: string): Promise<{ items: SignInOf[] }> {
  const rows = await ctx.ports.store.read.signIns.ofUser(userID);
  const mine = personOf(ctx).signIn.tokenDigest;
  return { items: rows.filter(({ expiresAt }) => expiresAt > ctx.now).map((row) => present(row, mine)) };
}

function present(row: SignInRow, currentDigest: string): SignInOf {
  return {
    signInID: row.signInID,
    createdAt: row.createdAt.toISOString(),
    seenAt: row.seenAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    address: row.address,
    userAgent: row.userAgent,
    current: row.tokenDigest === currentDigest,
  };
}

const endMySignIn: Handler<Endpoints['endMySignIn']> = async (ctx, { params }) => {
  const { user, signIn } = personOf(ctx);
  await command(ctx, (work) => end(work, user, params.signInID));
  if (params.signInID === signIn.signInID) forget(ctx);
  return undefined;
};

const endSignIn: Handler<Endpoints['endSignIn']> = async (ctx, { params }) => {
  await command(ctx, async (work) => {
    const user = await work.tx.users.lock(params.userID);
    if (!user) throw new Problem('user.notFound');
    await end(work, user, params.signInID);
  });
  if (params.signInID === personOf(ctx).signIn.signInID) forget(ctx);
  return undefined;
};

async function end(work: Work, user: UserRow, signInID: string): Promise<void> {
  const rows = await work.tx.signIns.ofUser(user.userID);
  const row = rows.find((each) => each.signInID === signInID);
  if (!row) throw new Problem('signIn.notFound');
  await work.tx.signIns.delete(row.tokenDigest);
  work.tell({ type: 'me.changed' }, { kind: 'people', userIDs: [user.userID] });
  await work.audit({
    action: 'signIn.end',
    object: { kind: 'user', id: user.userID, name: user.name },
    // Which one it was: nothing else tells, once it is gone.
    changes: { address: [row.address, null], userAgent: [row.userAgent, null] },
  });
}

const endMyOtherSignIns: Handler<Endpoints['endMyOtherSignIns']> = async (ctx) => {
  const { user, signIn } = personOf(ctx);
  await command(ctx, async ({ tx, tell, audit }) => {
    await tx.signIns.deleteOf(user.userID, signIn.tokenDigest);
    tell({ type: 'me.changed' }, { kind: 'people', userIDs: [user.userID] });
    await audit({ action: 'signOut.others' });
  });
  return undefined;
};

export const signInListHandlers = {
  listMySignIns,
  listSignIns,
  endMySignIn,
  endSignIn,
  endMyOtherSignIns,
} satisfies Partial<Handlers>;

import type { Role } from '../../../contract/access';
import type { Endpoints } from '../../../contract/endpoints';
import { reservedUserIDs } from '../../../contract/people';
import type { Caller, Ctx, Work } from '../context';
import { callerOf, command, reachOf } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import { putOutOfRooms } from '../rooms/put-out';
import type { UserRow } from '../rows/people';
import { changesOf } from '../audit/changes';
import { peopleAudience } from './audience';
import { oneTimePassword } from './passwords';
import { presentUser } from './present';

const listUsers: Handler<Endpoints['listUsers']> = async (ctx, { query }) => {
  const caller = callerOf(ctx);
  const { items, total } = await ctx.ports.store.read.users.list(query, reachOf(caller, 'user.list'));
  return { items: items.map((user) => presentUser(user, ctx)), total, page: query.page, size: query.size };
};

const getUser: Handler<Endpoints['getUser']> = async (ctx, { params }) => {
  const caller = callerOf(ctx);
  const user = await ctx.ports.store.read.users.get(params.userID);
  const reach = reachOf(caller, 'user.list');
  const seen =
    user &&
    (reach.kind === 'all' ||
      user.userID === caller.userID ||
      (reach.kind === 'team' && user.teamID !== null && user.teamID === caller.teamID));
  if (!user) throw new Problem('user.notFound');
  if (!seen) throw new Problem('user.notFound').forLackOf('user.list');
  return presentUser(user, ctx);
};

const createUser: Handler<Endpoints['createUser']> = async (ctx, { body }) => {
  const caller = callerOf(ctx);
  leaveAdmins(caller, body);
  if (reservedUserIDs.test(body.userID)) throw new Problem('user.reserved', { userID: body.userID });
  const password = oneTimePassword(ctx.ports.random);
  const passwordHash = await ctx.ports.passwords.hash(password);
  const user = await command(ctx, async ({ tx, audit, tell }) => {
    if (body.teamID !== null && !(await tx.teams.get(body.teamID))) throw new Problem('team.notFound');
    const row: UserRow = {
      ...body,
      state: 'active',
      passwordHash,
      mustChangePassword: true,
      createdAt: ctx.now,
      lastSignInAt: null,
    };
    if (!(await tx.users.insert(row))) {
      throw new Problem('user.taken', { userID: body.userID }, [{ path: 'userID', code: 'taken' }]);
    }
    await audit({
      action: 'user.create',
      object: { kind: 'user', id: row.userID, name: row.name },
      reason: row.role,
    });
    tell({ type: 'people.changed', userID: row.userID }, peopleAudience(row));
    return found(await tx.users.get(row.userID));
  });
  return { user: presentUser(user, ctx), oneTimePassword: password };
};

const updateUser: Handler<Endpoints['updateUser']> = async (ctx, { params, body }) => {
  const caller = callerOf(ctx);
  const user = await command(ctx, async (work) => {
    const { tx, audit, tell } = work;
    const admins = await tx.users.lockActiveAdmins();
    const before = found(await tx.users.lock(params.userID));
    leaveAdmins(caller, before, body);
    const patch = Object.fromEntries(
      Object.entries(body).filter(([, value]) => value !== undefined),
    ) as Partial<UserRow>;
    const changes = changesOf(before, patch);
    if (!changes) return found(await tx.users.get(before.userID));

    const losesAdmin = before.role === 'admin' && (changes['role'] || patch.state === 'disabled');
    if (before.userID === caller.userID && (changes['role'] || changes['state']))
      throw new Problem('user.self');
    if (losesAdmin && admins.length === 1 && admins[0] === before.userID) throw new Problem('user.lastAdmin');
    if (patch.teamID && !(await tx.teams.get(patch.teamID))) throw new Problem('team.notFound');

    await tx.users.update(before.userID, patch);
    if (changes['state'] && patch.state === 'disabled') await shutOut(work, before, caller);
    const action = !changes['state']
      ? 'user.update'
      : patch.state === 'disabled'
        ? 'user.disable'
        : 'user.enable';
    await audit({
      action,
      object: { kind: 'user', id: before.userID, name: patch.name ?? before.name },
      changes,
    });
    tell({ type: 'people.changed', userID: before.userID }, peopleAudience(before));
    tell({ type: 'me.changed' }, { kind: 'people', userIDs: [before.userID] });
    return found(await tx.users.get(before.userID));
  });
  return presentUser(user, ctx);
};

/** Disabled: signed out of every browser, out of every room, no session left that opens one. */
async function shutOut(work: Work, user: UserRow, by: Caller): Promise<void> {
  await work.tx.signIns.deleteOf(user.userID);
  await putOutOfRooms(work, user.userID, by);
  await work.tx.sessions.endAll({ userID: user.userID }, 'revoked', work.now);
}

const resetPassword: Handler<Endpoints['resetPassword']> = async (ctx, { params }) => {
  const caller = callerOf(ctx);
  const password = oneTimePassword(ctx.ports.random);
  const passwordHash = await ctx.ports.passwords.hash(password);
  const user = await command(ctx, async ({ tx, audit, tell }) => {
    const before = found(await tx.users.lock(params.userID));
    leaveAdmins(caller, before);
    // Told from the row: the address may name a person in any letter case.
    if (before.userID === caller.userID) throw new Problem('user.self');
    await tx.users.update(before.userID, { passwordHash, mustChangePassword: true });
    await tx.signIns.deleteOf(before.userID);
    await audit({
      action: 'user.resetPassword',
      object: { kind: 'user', id: before.userID, name: before.name },
    });
    tell({ type: 'me.changed' }, { kind: 'people', userIDs: [before.userID] });
    tell({ type: 'people.changed', userID: before.userID }, peopleAudience(before));
    return found(await tx.users.get(before.userID));
  });
  return { user: presentUser(user, ctx), oneTimePassword: password };
};

const signOutUser: Handler<Endpoints['signOutUser']> = async (ctx: Ctx, { params }) => {
  await command(ctx, async ({ tx, audit, tell }) => {
    const user = found(await tx.users.lock(params.userID));
    leaveAdmins(callerOf(ctx), user);
    await tx.signIns.deleteOf(user.userID);
    await audit({ action: 'user.signOut', object: { kind: 'user', id: user.userID, name: user.name } });
    tell({ type: 'me.changed' }, { kind: 'people', userIDs: [user.userID] });
  });
  return undefined;
};

/** A token that could make or take over an administrator would have every right there is, and outlive its own end. */
function leaveAdmins(caller: Caller, ...people: readonly { readonly role?: Role | undefined }[]): void {
  if (caller.kind === 'token' && people.some(({ role }) => role === 'admin'))
    throw new Problem('person.needed');
}

function found<T>(user: T | undefined): T {
  if (user === undefined) throw new Problem('user.notFound');
  return user;
}

export const userHandlers = {
  listUsers,
  getUser,
  createUser,
  updateUser,
  resetPassword,
  signOutUser,
} satisfies Partial<Handlers>;

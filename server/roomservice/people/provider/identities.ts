import type { Endpoints } from '../../../../contract/endpoints';
import type { Ctx, Work } from '../../context';
import { callerOf, command } from '../../context';
import type { Handler, Handlers } from '../../handlers';
import { Problem } from '../../problem';
import type { UserRow } from '../../rows/people';
import { peopleAudience } from '../audience';
import { presentUser } from '../present';

const linkIdentity: Handler<Endpoints['linkIdentity']> = async (ctx, { params, body: { login } }) => {
  const { provider } = ctx.ports;
  if (!provider) throw new Problem('provider.off');
  const user = await command(ctx, async (work) => {
    const before = await personIn(ctx, work, params.userID);
    const held = await work.tx.identities.expected(provider.issuer, login);
    if (held && held.userID !== before.userID)
      throw new Problem('identity.taken', { login }, [{ path: 'login', code: 'taken' }]);
    await work.tx.identities.put({
      ...{ userID: before.userID, issuer: provider.issuer, subject: null, login },
      ...{ linkedAt: ctx.now, linkedByID: callerOf(ctx).userID, lastSignInAt: null },
    });
    await note(work, 'identity.link', before, login);
    return work.tx.users.get(before.userID);
  });
  return presentUser(found(user), ctx);
};

const unlinkIdentity: Handler<Endpoints['unlinkIdentity']> = async (ctx, { params }) => {
  const user = await command(ctx, async (work) => {
    const before = await personIn(ctx, work, params.userID);
    const identity = await work.tx.identities.get(before.userID);
    if (!identity) throw new Problem('identity.notFound');
    await work.tx.identities.delete(before.userID);
    await note(work, 'identity.unlink', before, identity.login);
    return work.tx.users.get(before.userID);
  });
  return presentUser(found(user), ctx);
};

async function personIn(ctx: Ctx, work: Work, userID: string): Promise<UserRow> {
  const user = found(await work.tx.users.lock(userID));
  // They could not come back to undo it.
  if (user.userID === callerOf(ctx).userID && user.passwordHash === null) throw new Problem('user.self');
  return user;
}

/** Where they signed in as whom they no longer are, they are signed out. */
async function note(
  work: Work,
  action: 'identity.link' | 'identity.unlink',
  user: UserRow,
  login: string,
): Promise<void> {
  const { userID, name } = user;
  for (const { tokenDigest, by } of await work.tx.signIns.ofUser(userID)) {
    if (by === 'provider') await work.tx.signIns.delete(tokenDigest);
  }
  await work.audit({ action, object: { kind: 'user', id: userID, name }, reason: login });
  work.tell({ type: 'people.changed', userID }, peopleAudience(user));
  work.tell({ type: 'me.changed' }, { kind: 'people', userIDs: [userID] });
}

function found<T>(user: T | undefined): T {
  if (user === undefined) throw new Problem('user.notFound');
  return user;
}

export const identityHandlers = { linkIdentity, unlinkIdentity } satisfies Partial<Handlers>;

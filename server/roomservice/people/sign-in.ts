import * as z from 'zod/mini';
import type { Endpoints } from '../../../contract/endpoints';
import { userID } from '../../../contract/primitives';
import { personBehind, signInExpiry } from '../callers';
import type { Ctx } from '../context';
import { command, personOf } from '../context';
import type { Handler, Handlers } from '../handlers';
import { comeBack, goAway } from '../presence/come-and-go';
import { Problem } from '../problem';
import type { SignInRow } from '../rows/people';
import { peopleAudience } from './audience';
import { isWeak } from './passwords';
import { presentMe } from './present';

const signIn: Handler<Endpoints['signIn']> = async (ctx, { body }) => {
  const { ports, address, now } = ctx;
  const waitSeconds = await ports.callers.trySignIn(address, body.userID);
  if (waitSeconds > 0) throw new Problem('request.tooMany', { seconds: waitSeconds });

  // Whatever else was typed is nobody's userID, and may hold characters that no store can look for.
  const user = isUserID(body.userID) ? await ports.store.read.users.get(body.userID) : undefined;
  const right = await ports.passwords.verify(user?.passwordHash ?? null, body.password);
  if (!user || !right) return refuse(ctx, body.userID, 'signIn.refused');
  if (user.state === 'disabled') return refuse(ctx, user.userID, 'signIn.disabled');
  // Said to nobody without the password: it would tell strangers who the admins are.
  if (ports.provider?.rules.passwords === 'admins' && user.role !== 'admin')
    return refuse(ctx, user.userID, 'signIn.providerOnly');
  await ports.callers.signInSucceeded(address, body.userID);

  const opened = await openSignIn(ctx, user.userID, { by: 'password', sealedIDToken: null });
  const caller = personBehind(user, opened);
  await command({ ...ctx, caller }, async (work) => {
    const { tx, audit } = work;
    await tx.signIns.insert(opened);
    await tx.users.update(user.userID, { lastSignInAt: now });
    await audit({ action: 'signIn', object: { kind: 'user', id: user.userID, name: user.name } });
    if (caller.grants['presence.choose']) await comeBack(work, user.userID);
  });
  return presentMe(caller, ports.service);
};

/** Gives the caller a fresh token; the row that stands for it is the command's to insert. */
export async function openSignIn(
  ctx: Ctx,
  userID: string,
  how: Pick<SignInRow, 'by' | 'sealedIDToken'>,
): Promise<SignInRow> {
  const token = `${ctx.ports.random.id()}${ctx.ports.random.id()}`;
  const expiresAt = signInExpiry(ctx.now, ctx.now);
  ctx.ports.callers.remember(token, expiresAt).forEach((value, name) => ctx.headers.append(name, value));
  return {
    tokenDigest: await ctx.ports.signing.digest(token),
    signInID: ctx.ports.random.id(),
    userID,
    createdAt: ctx.now,
    seenAt: ctx.now,
    expiresAt,
    address: ctx.address,
    userAgent: ctx.request.headers.get('user-agent')?.slice(0, 300) ?? null,
    ...how,
  };
}

type Refused = 'signIn.refused' | 'signIn.disabled' | 'signIn.providerOnly';

async function refuse(ctx: Ctx, userID: string, code: Refused): Promise<never> {
  // What was typed may be a password in the wrong field: only what looks like a userID goes to the log.
  const id = isUserID(userID) ? userID : '?';
  await command({ ...ctx, caller: null }, ({ audit }) =>
    audit({
      action: 'signIn.refused',
      result: 'refused',
      object: { kind: 'user', id, name: null },
      reason: code,
    }),
  );
  throw new Problem(code);
}

function isUserID(typed: string): boolean {
  return z.safeParse(userID, typed).success;
}

/** The browser that asks carries no token any more. */
export function forget(ctx: Ctx): void {
  ctx.ports.callers.remember(null, null).forEach((value, name) => ctx.headers.append(name, value));
}

const signOut: Handler<Endpoints['signOut']> = async (ctx) => {
  const caller = personOf(ctx);
  await command(ctx, async (work) => {
    await work.tx.signIns.delete(caller.signIn.tokenDigest);
    await work.audit({ action: 'signOut' });
    await goAway(work, caller.userID);
  });
  forget(ctx);
  return { providerURL: await providerEnd(ctx, caller.signIn) };
};

async function providerEnd({ ports }: Ctx, { sealedIDToken }: SignInRow): Promise<string | null> {
  if (!ports.provider || sealedIDToken === null) return null;
  try {
    return await ports.provider.endURL(await ports.signing.open(sealedIDToken));
  } catch {
    return null; // the provider is away, or the key changed: here the person is signed out all the same
  }
}

const signOutEverywhere: Handler<Endpoints['signOutEverywhere']> = async (ctx) => {
  const caller = personOf(ctx);
  await command(ctx, async (work) => {
    const { tx, tell, audit } = work;
    await tx.signIns.deleteOf(caller.userID);
    tell({ type: 'me.changed' }, { kind: 'people', userIDs: [caller.userID] });
    await audit({ action: 'signOut.everywhere' });
    await goAway(work, caller.userID);
  });
  forget(ctx);
  return undefined;
};

const changePassword: Handler<Endpoints['changePassword']> = async (ctx, { body }) => {
  const caller = personOf(ctx);
  const { ports } = ctx;
  const waitSeconds = await ports.callers.trySignIn(ctx.address, caller.userID);
  if (waitSeconds > 0) throw new Problem('request.tooMany', { seconds: waitSeconds });
  if (!(await ports.passwords.verify(caller.user.passwordHash, body.current)))
    throw new Problem('password.wrong');
  if (body.next === body.current || isWeak(body.next, caller.userID)) throw new Problem('password.weak');
  await ports.callers.signInSucceeded(ctx.address, caller.userID);

  const passwordHash = await ports.passwords.hash(body.next);
  await command(ctx, async ({ tx, tell, audit }) => {
    await tx.users.update(caller.userID, { passwordHash, mustChangePassword: false });
    await tx.signIns.deleteOf(caller.userID, caller.signIn.tokenDigest);
    tell({ type: 'me.changed' }, { kind: 'people', userIDs: [caller.userID] });
    // Lists of people say whose new password is still due.
    if (caller.user.mustChangePassword)
      tell({ type: 'people.changed', userID: caller.userID }, peopleAudience(caller.user));
    await audit({ action: 'password.change' });
  });
  return undefined;
};

export const signInHandlers = {
  signIn,
  signOut,
  signOutEverywhere,
  changePassword,
  getMe: async (ctx) => presentMe(personOf(ctx), ctx.ports.service),
} satisfies Partial<Handlers>;

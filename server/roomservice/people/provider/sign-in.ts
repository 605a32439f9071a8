import type { Endpoints } from '../../../../contract/endpoints';
import { personBehind } from '../../callers';
import type { Ctx } from '../../context';
import { command } from '../../context';
import type { Handler, Handlers } from '../../handlers';
import { comeBack } from '../../presence/come-and-go';
import { Problem } from '../../problem';
import { openSignIn } from '../sign-in';
import { bind } from './bind';
import { safeRedirect, signInPage } from './door';
import { keepFlow, takeFlow } from './flow';
import type { IdentityProvider, Vouched } from './port';
import { profileOf } from './profile';

const listSignInWays: Handler<Endpoints['listSignInWays']> = async ({ ports: { provider, service } }) => ({
  passwords: provider?.rules.passwords ?? 'everybody',
  // At the address that the provider sends the browser back to: its cookie must be there.
  provider: provider && {
    name: provider.name,
    startURL: `${service.serverDomain}api/sign-in/provider`,
  },
});

const startProviderSignIn: Handler<Endpoints['startProviderSignIn']> = (ctx, { query }) => {
  const redirect = safeRedirect(query.redirect);
  return orSignInPage(ctx, redirect, async () => {
    const provider = providerOf(ctx);
    await mustNotHurry(ctx);
    const { url, secrets } = await provider.begin();
    await keepFlow(ctx, { issuer: provider.issuer, redirect, secrets });
    return url;
  });
};

const finishProviderSignIn: Handler<Endpoints['finishProviderSignIn']> = async (ctx) => {
  let redirect = '/';
  return orSignInPage(
    ctx,
    () => redirect,
    async () => {
      const provider = providerOf(ctx);
      await mustNotHurry(ctx);
      const flow = await takeFlow(ctx, provider.issuer);
      redirect = safeRedirect(flow.redirect);
      let login: string | null = null;
      try {
        const vouched = await provider.finish(new URL(ctx.request.url).search, flow.secrets);
        const profile = profileOf(vouched.claims, provider.rules);
        login = profile.login;
        await enter(ctx, provider, vouched, profile);
      } catch (error) {
        if (error instanceof Problem) await noteRefusal(ctx, error, login);
        throw error;
      }
      await ctx.ports.callers.providerSucceeded(ctx.address);
      return redirect;
    },
  );
};

async function enter(
  ctx: Ctx,
  provider: IdentityProvider,
  { subject, idToken }: Vouched,
  profile: ReturnType<typeof profileOf>,
): Promise<void> {
  const sealedIDToken = await ctx.ports.signing.seal(idToken);
  const spareID = `u_${ctx.ports.random.int(90_000_000) + 10_000_000}`;
  const cookie = await command({ ...ctx, caller: null }, async (work) => {
    const headers = new Headers();
    const user = await bind(work, { provider, subject, profile, spareID });
    const signIn = await openSignIn({ ...ctx, headers }, user.userID, { by: 'provider', sealedIDToken });
    const caller = personBehind(user, signIn);
    await work.tx.signIns.insert(signIn);
    await work.tx.users.update(user.userID, { lastSignInAt: ctx.now });
    await work.audit({
      action: 'signIn.byProvider',
      object: { kind: 'user', id: user.userID, name: user.name },
      reason: provider.name,
      actor: user,
    });
    if (caller.grants['presence.choose']) await comeBack(work, user.userID);
    return headers;
  });
  cookie.forEach((value, name) => ctx.headers.append(name, value));
}

async function noteRefusal(ctx: Ctx, { code }: Problem, login: string | null): Promise<void> {
  await command({ ...ctx, caller: null }, ({ audit }) =>
    audit({
      action: 'signIn.refused',
      result: 'refused',
      // Not a userID: what the provider calls them, where it came so far.
      object: { kind: 'user', id: '?', name: login },
      reason: code,
    }),
  );
}

/** A browser that was sent here shows a page, also where it fails. */
async function orSignInPage(
  ctx: Ctx,
  redirect: string | (() => string),
  go: () => Promise<string>,
): Promise<string> {
  try {
    return await go();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { code, params } = error;
    const back = typeof redirect === 'string' ? redirect : redirect();
    return signInPage({ code, requestID: ctx.requestID, ...(params ? { params } : {}) }, back);
  }
}

function providerOf({ ports: { provider } }: Ctx): IdentityProvider {
  if (!provider) throw new Problem('provider.off');
  return provider;
}

async function mustNotHurry({ ports, address }: Ctx): Promise<void> {
  const seconds = await ports.callers.tryProvider(address);
  if (seconds > 0) throw new Problem('request.tooMany', { seconds });
}

export const providerHandlers = {
  listSignInWays,
  startProviderSignIn,
  finishProviderSignIn,
} satisfies Partial<Handlers>;

import * as client from 'openid-client';
import type { Clock, Log } from '../../roomservice/ports';
import type { Claims, IdentityProvider } from '../../roomservice/people/provider/port';
import { claimAt } from '../../roomservice/people/provider/profile';
import { Problem } from '../../roomservice/problem';
import { problemIn } from './faults';
import type { OidcSettings } from './settings';

/** Where the provider sends the browser back to; to be entered there as a redirect URI. */
const RETURN_PATH = '/api/sign-in/provider/return';
/** After signing out there. */
const AFTER_PATH = '/login';
/** What a provider says of itself is asked again after this. */
const KNOWN_FOR_MS = 3_600_000;
const ANSWER_WITHIN_SECONDS = 10;
const CLOCKS_DIFFER_BY_SECONDS = 60;

/** {@link IdentityProvider} by openid-client. The provider is asked when somebody signs in, never at the start. */
export function createProvider(
  settings: OidcSettings,
  { publicURL, clock, log }: { readonly publicURL: URL; readonly clock: Clock; readonly log: Log },
): IdentityProvider {
  const returnURL = new URL(RETURN_PATH, publicURL).href;
  const known = rememberFor(KNOWN_FOR_MS, clock, () => discover(settings));
  const guarded = <T>(doing: string, work: () => Promise<T>): Promise<T> =>
    work().catch((error: unknown) => {
      const { code, detail } = problemIn(error);
      // What a person, or whoever plays one, can bring about is no trouble of the server's.
      const isTrouble = code !== 'provider.cancelled' && code !== 'provider.lost';
      log[isTrouble ? 'error' : 'info']('sign-in by provider failed', { doing, code, ...detail });
      throw new Problem(code);
    });

  return {
    issuer: settings.issuer.href,
    name: settings.name,
    rules: settings.rules,
    begin: () =>
      guarded('start', async () => {
        const config = await known();
        const secrets = {
          state: client.randomState(),
          nonce: client.randomNonce(),
          verifier: client.randomPKCECodeVerifier(),
        };
        const url = client.buildAuthorizationUrl(config, {
          redirect_uri: returnURL,
          scope: settings.scopes,
          state: secrets.state,
          nonce: secrets.nonce,
          code_challenge: await client.calculatePKCECodeChallenge(secrets.verifier),
          code_challenge_method: 'S256',
        });
        return { url: mustBeWeb(url).href, secrets };
      }),
    finish: (query, { state, nonce, verifier }) =>
      guarded('return', async () => {
        const config = await known();
        const tokens = await client.authorizationCodeGrant(config, new URL(query, returnURL), {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
        const told = tokens.claims();
        if (!told || tokens.id_token === undefined) throw new Problem('provider.invalid');
        const more = isMissingOne(told, settings) ? await moreOf(config, tokens.access_token, told.sub) : {};
        return { subject: told.sub, claims: { ...more, ...told }, idToken: tokens.id_token };
      }),
    async endURL(idToken) {
      const config = await known();
      if (config.serverMetadata().end_session_endpoint === undefined) return null;
      const post_logout_redirect_uri = new URL(AFTER_PATH, publicURL).href;
      const url = client.buildEndSessionUrl(config, { id_token_hint: idToken, post_logout_redirect_uri });
      return mustBeWeb(url).href;
    },
  };
}

async function discover(settings: OidcSettings): Promise<client.Configuration> {
  const { issuer, clientID, clientSecret } = settings;
  const config = await client.discovery(
    issuer,
    clientID,
    { [client.clockTolerance]: CLOCKS_DIFFER_BY_SECONDS },
    clientSecret === null ? client.None() : client.ClientSecretBasic(clientSecret),
    {
      timeout: ANSWER_WITHIN_SECONDS,
      // Checks the signature of an ID token too, which the way it came by would already vouch for.
      execute: [
        client.enableNonRepudiationChecks,
        ...(issuer.protocol === 'http:' ? [client.allowInsecureRequests] : []),
      ],
    },
  );
  return config;
}

/** Groups often are with what the provider tells on asking, and not in the ID token. */
function isMissingOne(told: Claims, { rules: { claims } }: OidcSettings): boolean {
  const wanted = [claims.login, claims.name, claims.email, claims.role, claims.team];
  return wanted.some((path) => path !== null && claimAt(told, path) === undefined);
}

async function moreOf(config: client.Configuration, accessToken: string, subject: string): Promise<Claims> {
  if (config.serverMetadata().userinfo_endpoint === undefined) return {};
  return client.fetchUserInfo(config, accessToken, subject);
}

/** A browser is sent there: no other scheme, whatever the provider calls its address. */
function mustBeWeb(url: URL): URL {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new Problem('provider.invalid');
  return url;
}

/** The same answer for so long; a failure is none, and asked again. Who asks meanwhile waits for the same. */
function rememberFor<T>(ms: number, clock: Clock, ask: () => Promise<T>): () => Promise<T> {
  let kept: { readonly answer: Promise<T>; readonly until: number } | null = null;
  return () => {
    if (kept && kept.until > clock.now().getTime()) return kept.answer;
    const mine = { answer: ask(), until: clock.now().getTime() + ms };
    kept = mine;
    mine.answer.catch(() => {
      if (kept === mine) kept = null;
    });
    return mine.answer;
  };
}

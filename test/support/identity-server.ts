/** A real provider of OpenID Connect on this machine, and people who sign in at its pages. */
import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export const CLIENT = { clientID: 'console', clientSecret: 'a-secret-of-the-console' };

export interface IdentityServer {
  readonly issuer: string;
  /** What it says of its people, by the name under which they sign in; that is their `sub`, too. */
  readonly people: Map<string, Readonly<Record<string, unknown>>>;
  /** From now on its ID tokens are signed with a key that it does not publish. */
  signWithAnotherKey(): void;
  /** Goes away; `resume` puts it back at the same address, as it was. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

interface Options {
  /** Left out: a console at any address of this machine may send people. */
  readonly returnURL?: string;
  readonly afterURL?: string;
  /** By how much its clock is slow. */
  readonly slowBySeconds?: number;
}

export async function anIdentityServer(options: Options): Promise<IdentityServer> {
  const people: IdentityServer['people'] = new Map();
  let server = await listen(0);
  const { port } = server.address() as AddressInfo; // of a socket, not of a pipe
  const issuer = `http://127.0.0.1:${port}`;
  let publishesAnother = false;
  const provider = new Provider(issuer, configure(options, people));
  if (options.returnURL === undefined) {
    provider.Client.prototype.redirectUriAllowed = isOfThisMachine;
    provider.Client.prototype.postLogoutRedirectUriAllowed = isOfThisMachine;
  }
  provider.use(async (context, next) => {
    if (context.path === '/token') await lateBy(options.slowBySeconds ?? 0, next);
    else await next();
    if (publishesAnother && context.path === '/jwks') context.body = { keys: [aKey('public')] };
  });
  server.on('request', provider.callback());

  function listen(at: number): Promise<Server> {
    return new Promise((resolve) => {
      const made = createServer();
      made.listen(at, '127.0.0.1', () => resolve(made));
    });
  }
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    issuer,
    people,
    signWithAnotherKey: () => void (publishesAnother = true),
    pause: close,
    async resume() {
      server = await listen(port);
      server.on('request', provider.callback());
    },
    stop: close,
  };
}

function isOfThisMachine(url: string): boolean {
  return new URL(url).hostname === '127.0.0.1';
}

/** It looks at the clock of this process, which nobody else looks at while it answers. */
async function lateBy(seconds: number, work: () => Promise<void>): Promise<void> {
  const now = Date.now;
  Date.now = () => now() - seconds * 1000;
  try {
    await work();
  } finally {
    Date.now = now;
  }
}

function aKey(half: 'public' | 'private'): object {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = half === 'public' ? publicKey : privateKey;
  return { ...key.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'the-key' };
}

function configure(
  { returnURL = 'http://127.0.0.1/', afterURL = returnURL }: Options,
  people: IdentityServer['people'],
): object {
  return {
    clients: [
      {
        client_id: CLIENT.clientID,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [returnURL],
        post_logout_redirect_uris: [afterURL],
      },
    ],
    jwks: { keys: [aKey('private')] },
    cookies: { keys: ['a key of the identity server'] },
    // As most do: who somebody is, is told to whoever asks with the access token, and not in the ID token.
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username', 'groups'],
      email: ['email', 'email_verified'],
    },
    ttl: { IdToken: 3600, AccessToken: 3600, Grant: 3600, Interaction: 3600, Session: 3600 },
    features: { devInteractions: { enabled: true } },
    findAccount(_context: unknown, login: string) {
      return { accountId: login, claims: () => Promise.resolve({ ...people.get(login), sub: login }) };
    },
    // Asks nobody whether the console may know them: it is the same organisation's.
    async loadExistingGrant({ oidc }: GrantContext) {
      const { client, session, provider } = oidc;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  };
}

interface GrantContext {
  readonly oidc: {
    readonly client: { readonly clientId: string };
    readonly session: { readonly accountId: string };
    readonly provider: Provider;
  };
}

/** Goes where the console sent the browser, signs in with that name, and answers where the provider sends it back to. */
export async function signInThere(url: string, login: string, returnURL: string): Promise<string> {
  const cookies = new Map<string, string>();
  let at = url;
  let form: string | undefined;
  for (let hops = 0; hops < 10; hops += 1) {
    if (at.startsWith(returnURL)) return at;
    const answer = await fetch(at, {
      redirect: 'manual',
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(form === undefined ? {} : { method: 'POST', body: form }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';', 1)[0] ?? '').split('=', 2);
      cookies.set(name, value);
    }
    const text = await answer.text();
    const location = answer.headers.get('location');
    form = undefined;
    if (location !== null) at = new URL(location, at).href;
    else if (text.includes('name="login"'))
      form = new URLSearchParams({ prompt: 'login', login, password: 'any' }).toString();
    else throw new Error(`The provider stopped at ${at} with ${answer.status}: ${text.slice(0, 300)}`);
  }
  throw new Error(`The provider leads in a circle: ${at}`);
}

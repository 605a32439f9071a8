import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { user } from './people';
import { requiredText, userID } from './primitives';

/** How people sign in here. */
export const signInWays = z.object({
  /** Whose passwords are taken. */
  passwords: z.enum(['everybody', 'admins']),
  /** Null: there is none. */
  provider: z.nullable(
    z.object({
      name: z.string(),
      /** Where a browser is sent to sign in there; takes `?redirect=`. */
      startURL: z.string(),
    }),
  ),
});
export type SignInWays = z.infer<typeof signInWays>;

export const listSignInWays = endpoint({
  method: 'GET',
  path: '/sign-in/ways',
  summary: 'How people sign in here: by password, by a provider, or by both',
  access: 'public',
  result: signInWays,
});

export const startProviderSignIn = endpoint({
  method: 'GET',
  path: '/sign-in/provider',
  summary: 'Open it in a browser: leads to the provider of sign-ins, and from there back to `redirect`',
  access: 'public',
  person: true,
  redirect: true,
  query: z.object({ redirect: z.optional(z.string().check(z.maxLength(1500))) }),
  errors: ['provider.off', 'provider.unreachable', 'provider.invalid', 'request.tooMany'],
});

/** `code`, or what the provider calls the failure; the rest of the answer is read by the protocol's own rules. */
const answer = z.optional(z.string().check(z.maxLength(4000)));

export const finishProviderSignIn = endpoint({
  method: 'GET',
  path: '/sign-in/provider/return',
  summary: 'Where the provider sends the browser back to; sets the session cookie and leads on',
  access: 'public',
  person: true,
  redirect: true,
  query: z.object({ state: answer, code: answer, iss: answer, error: answer }),
  errors: [
    'provider.off',
    'provider.unreachable',
    'provider.lost',
    'provider.cancelled',
    'provider.failed',
    'provider.invalid',
    'provider.clock',
    'provider.incomplete',
    'signIn.unknown',
    'signIn.disabled',
    'signIn.nameTaken',
    'signIn.noRole',
    'signIn.domain',
    'signIn.unverified',
    'request.tooMany',
  ],
});

export const linkIdentity = endpoint({
  method: 'PUT',
  path: '/users/:userID/identity',
  summary: 'Expect a person under a login name of the provider: who comes with it next signs in as them',
  access: 'user.manage',
  person: true,
  params: z.object({ userID }),
  body: z.object({ login: requiredText(200) }),
  result: user,
  errors: ['user.notFound', 'user.self', 'identity.taken', 'provider.off'],
});

export const unlinkIdentity = endpoint({
  method: 'DELETE',
  path: '/users/:userID/identity',
  summary: 'A person no longer signs in by the provider, and is signed out where they did',
  access: 'user.manage',
  person: true,
  params: z.object({ userID }),
  result: user,
  errors: ['user.notFound', 'user.self', 'identity.notFound'],
});

import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { instant, opaqueID, userID } from './primitives';

/** A browser in which somebody is signed in. */
export const signInOf = z.object({
  signInID: opaqueID,
  createdAt: instant,
  /** Told once a minute at most. */
  seenAt: instant,
  expiresAt: instant,
  /** Where it signed in from; null where that is not known. */
  address: z.nullable(z.string()),
  /** How the browser calls itself (`User-Agent`). */
  userAgent: z.nullable(z.string()),
  /** The one that asks. */
  current: z.boolean(),
});
export type SignInOf = z.infer<typeof signInOf>;

const items = z.object({ items: z.array(signInOf) });

export const listMySignIns = endpoint({
  method: 'GET',
  path: '/me/sign-ins',
  summary: 'The browsers in which I am signed in, the last used first',
  access: 'signedIn',
  person: true,
  result: items,
});

export const endMySignIn = endpoint({
  method: 'DELETE',
  path: '/me/sign-ins/:signInID',
  summary: 'Sign me out in one browser',
  access: 'signedIn',
  person: true,
  params: z.object({ signInID: opaqueID }),
  errors: ['signIn.notFound'],
});

export const endMyOtherSignIns = endpoint({
  method: 'POST',
  path: '/me/sign-ins/end-others',
  summary: 'Sign me out in every browser but this one',
  access: 'signedIn',
  person: true,
});

export const listSignIns = endpoint({
  method: 'GET',
  path: '/users/:userID/sign-ins',
  summary: 'The browsers in which a person is signed in, the last used first',
  access: 'user.manage',
  person: true,
  params: z.object({ userID }),
  result: items,
  errors: ['user.notFound'],
});

export const endSignIn = endpoint({
  method: 'DELETE',
  path: '/users/:userID/sign-ins/:signInID',
  summary: 'Sign a person out in one browser',
  access: 'user.manage',
  person: true,
  params: z.object({ userID, signInID: opaqueID }),
  errors: ['user.notFound', 'signIn.notFound'],
});

import type * as z from 'zod/mini';
import type { Permission } from './access';
import type { ProblemCode } from './problems';

/**
 * Who may call: anybody, anybody signed in (`changing` also while a new password is due), holders of a permission
 * (its scope is checked against the thing itself), or the bearer of a userSig.
 */
export type Access = 'public' | 'changing' | 'signedIn' | 'userSig' | Permission;

type Schema = z.core.SomeType;

/** One endpoint, said once: routes, client, query keys, mock and OpenAPI page are made from these records. */
export interface Endpoint<
  Params extends Schema | undefined = Schema | undefined,
  Query extends Schema | undefined = Schema | undefined,
  Body extends Schema | undefined = Schema | undefined,
  Result extends Schema | undefined = Schema | undefined,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Under `/api`, with `:name` for each of `params`. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  /** Takes a person who is signed in: an API token is refused, whatever it may do. */
  readonly person?: true;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Absent: 204 with no content, or bytes of the media type below. */
  readonly result: Result;
  /** The type of an answer that is a file and not JSON. */
  readonly media?: string;
  /** For browsers to open: answered by sending them on (303), where it fails to the sign-in page with what failed. */
  readonly redirect?: true;
  /** Codes beyond those that any endpoint of its access may answer. */
  readonly errors: readonly ProblemCode[];
}

interface Given {
  readonly params?: Schema;
  readonly query?: Schema;
  readonly body?: Schema;
  readonly result?: Schema;
}
type Of<G extends Given, K extends keyof Given> = G[K] extends Schema ? G[K] : undefined;

/** Writes an endpoint record; what is left out is `undefined`. */
export function endpoint<const G extends Given & Partial<Endpoint>>(
  given: G & Pick<Endpoint, 'method' | 'path' | 'summary' | 'access'>,
): Endpoint<Of<G, 'params'>, Of<G, 'query'>, Of<G, 'body'>, Of<G, 'result'>> &
  Pick<G, ('media' | 'person' | 'redirect') & keyof G> {
  return {
    errors: [],
    params: undefined,
    query: undefined,
    body: undefined,
    result: undefined,
    ...given,
  } as never;
}

type InputOf<S> = S extends Schema ? z.input<S> : undefined;
type OutputOf<S> = S extends Schema ? z.output<S> : undefined;

/** What a caller passes, before parsing. */
export type CallInput<E extends Endpoint> = Pick<
  { params: InputOf<E['params']>; query: InputOf<E['query']>; body: InputOf<E['body']> },
  {
    [K in 'params' | 'query' | 'body']: E[K] extends Schema ? K : never;
  }['params' | 'query' | 'body']
>;
/** What a handler gets, after parsing. */
export interface ParsedInput<E extends Endpoint> {
  readonly params: OutputOf<E['params']>;
  readonly query: OutputOf<E['query']>;
  readonly body: OutputOf<E['body']>;
}
/** What a caller gets back. */
export type ResultOf<E extends Endpoint> = E['result'] extends Schema ? z.output<E['result']> : undefined;

import type { Endpoint, ParsedInput } from '../../contract/endpoint';
import type { EndpointName, Endpoints } from '../../contract/endpoints';
import type * as z from 'zod/mini';
import type { Ctx } from './context';

/**
 * What a handler returns: the result as its schema takes it; bytes where the record names their type, all at once or as
 * they come; the address to go on to; or nothing for 204.
 */
type Answer<E extends Endpoint> = E['result'] extends z.core.SomeType
  ? z.input<E['result']>
  : E extends { readonly media: string }
    ? Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>
    : E extends { readonly redirect: true }
      ? string
      : undefined;

export type Handler<E extends Endpoint> = (ctx: Ctx, input: ParsedInput<E>) => Promise<Answer<E>>;

/** One handler for each endpoint record: a missing one does not compile. */
export type Handlers = { readonly [N in EndpointName]: Handler<Endpoints[N]> };

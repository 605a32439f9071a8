import {
  keepPreviousData,
  queryOptions,
  type DataTag,
  type QueryKey,
  type UnusedSkipTokenOptions,
} from '@tanstack/react-query';
import type { CallInput, ResultOf } from '../../contract/endpoint';
import type { EndpointName, Endpoints } from '../../contract/endpoints';
import { send } from './client';
import type { ApiProblem } from './problem';
import { recordOf } from './records';

/** Endpoints that only read; `queries.test` holds this against the records' methods. */
export type QueryName = Exclude<
  Extract<EndpointName, `list${string}` | `get${string}` | 'currentCall' | 'searchAll'>,
  // Bytes, which an <img> asks for by itself.
  'getPicture'
>;

/** Left out where the endpoint needs nothing, or takes only a query (all of whose fields have defaults). */
export type QueryInput<N extends QueryName> = 'params' extends keyof CallInput<Endpoints[N]>
  ? [input: CallInput<Endpoints[N]>, options?: QueryChoice]
  : [input?: CallInput<Endpoints[N]>, options?: QueryChoice];

interface QueryChoice {
  /** Show the rows of before while the next page or filter loads. */
  readonly keepPrevious?: boolean;
}

/** Said by name: over all endpoints, TypeScript would write out more than it may. */
type Reading<T> = UnusedSkipTokenOptions<T, ApiProblem> & {
  readonly queryKey: DataTag<QueryKey, T, ApiProblem>;
};

/**
 * The react-query options of an endpoint that reads: one object for hooks, loaders, prefetch and tests.
 * The key is `[name, input]`, so that `[name]` invalidates all of them.
 */
export function query<N extends QueryName>(
  name: N,
  ...[input, choice]: QueryInput<N>
): Reading<ResultOf<Endpoints[N]>> {
  return queryOptions<ResultOf<Endpoints[N]>, ApiProblem>({
    queryKey: [name, input ?? {}],
    // The record is Endpoints[N], and input its CallInput by QueryInput; TypeScript loses both over the union of names.
    queryFn: async ({ signal }) => {
      const record = await recordOf(name);
      return send(record, (input ?? {}) as never, { signal }) as Promise<ResultOf<Endpoints[N]>>;
    },
    ...(choice?.keepPrevious === true && { placeholderData: keepPreviousData }),
  });
}

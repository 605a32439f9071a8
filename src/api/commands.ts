import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { CallInput, ResultOf } from '../../contract/endpoint';
import type { EndpointName, Endpoints } from '../../contract/endpoints';
import { send } from './client';
import type { ApiProblem } from './problem';
import type { QueryName } from './queries';
import { recordOf } from './records';

export type CommandName = Exclude<EndpointName, QueryName>;

interface CommandChoice<N extends CommandName> {
  /** What a success changes on other screens: every query of these names is fetched anew. */
  readonly invalidates: readonly QueryName[];
  /** Runs before `mutateAsync` resolves. */
  readonly onSuccess?: (
    result: ResultOf<Endpoints[N]>,
    input: CallInput<Endpoints[N]>,
  ) => void | Promise<void>;
}

/** Said by name: over all endpoints, TypeScript would write out more than it may. */
type Command<N extends CommandName> = UseMutationResult<
  ResultOf<Endpoints[N]>,
  ApiProblem,
  CallInput<Endpoints[N]>
>;

/**
 * A command of RoomService: `const close = useCommand('closeRoom', { invalidates: ['listRooms', 'getRoom'] })`, then
 * `close.mutateAsync({ params, body })`, which rejects with an `ApiProblem`. Nothing is shown before the server has
 * said yes; the caller shows the failure where it happened.
 */
export function useCommand<N extends CommandName>(
  name: N,
  { invalidates, onSuccess }: CommandChoice<N>,
): Command<N> {
  const client = useQueryClient();
  return useMutation<ResultOf<Endpoints[N]>, ApiProblem, CallInput<Endpoints[N]>>({
    mutationKey: [name],
    // As in `query`: both casts say what N already says, over the union of all names.
    mutationFn: async (input) => {
      const record = await recordOf(name);
      return send(record, input as never) as Promise<ResultOf<Endpoints[N]>>;
    },
    onSuccess: async (result, input) => {
      for (const changed of invalidates) void client.invalidateQueries({ queryKey: [changed] });
      await onSuccess?.(result, input);
    },
  });
}

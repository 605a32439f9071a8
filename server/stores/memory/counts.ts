import type { Tx } from '../../roomservice/store';
import type { View } from './tables';

export function counts(view: View): Tx['counts'] {
  return {
    byState: async () => ({
      rooms: tally([...view.rooms.values()].map(({ state }) => state)),
      calls: tally([...view.calls.values()].map(({ state }) => state)),
      recordings: tally([...view.recordings.values()].map(({ state }) => state)),
      members: [...view.members.values()].length,
    }),
  };
}

function tally<S extends string>(states: readonly S[]): Partial<Record<S, number>> {
  const byState: Partial<Record<S, number>> = {};
  for (const state of states) byState[state] = (byState[state] ?? 0) + 1;
  return byState;
}

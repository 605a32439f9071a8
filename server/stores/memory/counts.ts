import type { Counts, CountsStore } from '../../roomservice/stores/counts';
import type { View } from './tables';

export function counts(view: View): CountsStore['counts'] {
  return {
    byState: async () => ({
      rooms: tally([...view.rooms.values()].map(({ state }) => state)),
      calls: tally([...view.calls.values()].map(({ state }) => state)),
      recordings: tally([...view.recordings.values()].map(({ state }) => state)),
      members: [...view.members.values()].length,
      jobs: jobsOf(view),
    }),
  };
}

function jobsOf(view: View): Counts['jobs'] {
  const counts = new Map<string, Counts['jobs'][number]>();
  for (const { kind, state } of view.jobs.values()) {
    const key = `${kind} ${state}`;
    counts.set(key, { kind, state, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}

function tally<S extends string>(states: readonly S[]): Partial<Record<S, number>> {
  const byState: Partial<Record<S, number>> = {};
  for (const state of states) byState[state] = (byState[state] ?? 0) + 1;
  return byState;
}

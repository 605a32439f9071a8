import { count } from 'drizzle-orm';
import type { Counts, CountsStore } from '../../roomservice/stores/counts';
import type { Db } from './db';
import { calls } from './schema/calls';
import { jobs } from './schema/jobs';
import { recordings } from './schema/recordings';
import { members, rooms } from './schema/rooms';

export function countsOver(db: Db): CountsStore['counts'] {
  return {
    async byState(): Promise<Counts> {
      const inRooms = await db
        .select({ state: rooms.state, count: count() })
        .from(rooms)
        .groupBy(rooms.state);
      const inCalls = await db
        .select({ state: calls.state, count: count() })
        .from(calls)
        .groupBy(calls.state);
      const inRecordings = await db
        .select({ state: recordings.state, count: count() })
        .from(recordings)
        .groupBy(recordings.state);
      return {
        rooms: table(inRooms),
        calls: table(inCalls),
        recordings: table(inRecordings),
        members: await db.$count(members),
        jobs: await db
          .select({ kind: jobs.kind, state: jobs.state, count: count() })
          .from(jobs)
          .groupBy(jobs.kind, jobs.state),
      };
    },
  };
}

function table<S extends string>(
  rows: readonly { readonly state: S; readonly count: number }[],
): Partial<Record<S, number>> {
  const byState: Partial<Record<S, number>> = {};
  for (const row of rows) byState[row.state] = row.count;
  return byState;
}

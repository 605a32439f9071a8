import type { Permission } from '../../../contract/access';
import type { Endpoints } from '../../../contract/endpoints';
import { searchLimit } from '../../../contract/search';
import { presentCall } from '../calls/present';
import { callerOf, reachOf } from '../context';
import type { Handler, Handlers } from '../handlers';
import { presentUser } from '../people/present';
import { presentRecording } from '../recordings/present';
import { presentRoom } from '../rooms/present';
import type { Found, Reach } from '../stores/lists';
import { wantedOf } from './wanted';

/** Who types waits for all kinds together; what is still to come then is left out. */
const patienceMs = 3000;

const searchAll: Handler<Endpoints['searchAll']> = async (ctx, { query }) => {
  const caller = callerOf(ctx);
  const { clock, store } = ctx.ports;
  const wanted = wantedOf(query.q);

  async function find<T, P>(
    permission: Permission,
    search: (reach: Reach) => Promise<Found<T> | null>,
    present: (row: T) => P,
  ): Promise<{ items: P[]; more: boolean; cut: boolean }> {
    const reach = reachOf(caller, permission);
    if (reach.kind === 'none') return { items: [], more: false, cut: false };
    const isLate = clock.now().getTime() - ctx.now.getTime() > patienceMs;
    const found = isLate ? null : await search(reach);
    return {
      items: (found?.items ?? []).map(present),
      more: found?.more ?? false,
      cut: found === null,
    };
  }

  // One after the other: a search has one connection, and leaves the others to those who work.
  const { rooms, users, calls, recordings } = store.read;
  return {
    rooms: await find(
      'room.list',
      (reach) => rooms.search(wanted, reach, searchLimit),
      (row) => presentRoom(row, caller, ctx.now),
    ),
    people: await find(
      'user.list',
      (reach) => users.search(wanted, reach, searchLimit),
      (row) => presentUser(row, ctx),
    ),
    calls: await find(
      'call.list',
      (reach) => calls.search(wanted, reach, searchLimit),
      (row) => presentCall(row, caller),
    ),
    recordings: await find(
      'recording.list',
      (reach) => recordings.search(wanted, reach, searchLimit),
      (row) => presentRecording(row, caller),
    ),
  };
};

export const searchHandlers = { searchAll } satisfies Partial<Handlers>;

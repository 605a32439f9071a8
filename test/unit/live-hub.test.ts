import { describe, expect, it, vi } from 'vitest';
import { createLiveHub } from '../../server/roomservice/live-hub';
import type { StoredLiveEvent } from '../../server/roomservice/ports';
import type { Store } from '../../server/roomservice/store';
import { createMemoryStore } from '../../server/stores/memory/memory-store';

const log = { info: vi.fn(), error: vi.fn() };

async function commit(store: Store, roomID: string): Promise<void> {
  await store.transact((tx) =>
    tx.live.append({
      at: new Date(0),
      event: { type: 'room.changed', roomID, state: 'idle' },
      audience: { kind: 'people', userIDs: [] },
    }),
  );
}

function heardBy(hub: ReturnType<typeof createLiveHub>): string[] {
  const rooms: string[] = [];
  hub.subscribe(
    ({ event }: StoredLiveEvent) =>
      void rooms.push(event.type === 'room.changed' ? event.roomID : event.type),
  );
  return rooms;
}

describe('the live hub', () => {
  it('hands on the very first change of its life, and nothing from before', async () => {
    const store = createMemoryStore();
    await commit(store, '1');
    const hub = createLiveHub(store, log);
    const heard = heardBy(hub);
    await commit(store, '2');
    hub.wake();
    await vi.waitFor(() => expect(heard).toEqual(['2']));
  });

  it('misses nobody who wakes it while it reads', async () => {
    const store = createMemoryStore();
    const hub = createLiveHub(store, log);
    const heard = heardBy(hub);
    const rooms = Array.from({ length: 200 }, (_, index) => String(index + 1));
    await Promise.all(rooms.map((roomID) => commit(store, roomID).then(() => hub.wake())));
    await vi.waitFor(() => expect(heard).toEqual(rooms));
  });

  it('goes on where it was when the database is back', async () => {
    const store = createMemoryStore();
    const hub = createLiveHub(store, log);
    const heard = heardBy(hub);
    await commit(store, '1');
    vi.spyOn(store.read.live, 'after').mockRejectedValueOnce(new Error('away'));
    hub.wake();
    await vi.waitFor(() => expect(log.error).toHaveBeenCalled());
    expect(heard).toEqual([]);
    await commit(store, '2');
    hub.wake();
    await vi.waitFor(() => expect(heard).toEqual(['1', '2']));
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { userID } from '../../../contract/primitives';
import { reservedUserIDs } from '../../../contract/people';
import { recordingKinds, recordingStates } from '../../../contract/recordings';
import { roomStates, seatsOf } from '../../../contract/rooms';
import { demoPeople } from '../../../server/roomservice/demo/people';
import { demoRooms } from '../../../server/roomservice/demo/rooms';
import { seedDemo } from '../../../server/roomservice/demo/seed';
import type { Store } from '../../../server/roomservice/store';
import { createMemoryStore } from '../../../server/stores/memory/memory-store';

const now = new Date('2026-06-15T09:30:00Z');
const signing = {
  sign: async (id: string, seconds: number) => `${id}/${seconds}`,
  seal: async (secret: string) => secret,
  digest: async (secret: string) => `digest of ${secret}`,
};
const everything = { page: 1, size: 100 };
let store: Store;

beforeAll(async () => {
  store = createMemoryStore();
  await seedDemo(store, { now, passwordHash: 'hash', signing });
});

describe('the demo', () => {
  it('has people of every role, none with a name that only machines have', () => {
    for (const person of demoPeople) {
      expect(z.safeParse(userID, person.userID).success).toBe(true);
      expect(person.userID).not.toMatch(reservedUserIDs);
    }
    expect(new Set(demoPeople.map(({ role }) => role)).size).toBe(3);
  });

  it('has rooms in every state, nobody beyond the seats, and nothing before the room was there', async () => {
    const { items } = await store.read.rooms.list(
      { ...everything, sort: 'createdAt' },
      { kind: 'all' },
      new Date(),
    );
    expect(items).toHaveLength(demoRooms.length);
    expect(new Set(items.map(({ state }) => state))).toEqual(new Set(roomStates));
    for (const room of items) {
      expect(room.members.length).toBeLessThanOrEqual(seatsOf(room.type, room.template));
      expect(room.state === 'live').toBe(room.members.length > 0 && room.state !== 'closing');
      const events = await store.read.roomEvents.ofRoom(room.roomID, 500);
      expect(events.at(-1)?.kind).toBe('created');
      expect(Number(events[0]?.at)).toBeLessThanOrEqual(Number(now));
    }
  });

  it('has calls that ended for many reasons and happened one after another for each agent', async () => {
    const { items } = await store.read.calls.list({ ...everything, sort: 'startedAt' }, { kind: 'all' });
    expect(new Set(items.map(({ endReason }) => endReason)).size).toBeGreaterThanOrEqual(7);
    for (const { userID: agentID } of demoPeople) {
      const mine = items.filter((call) => call.agentID === agentID);
      const overlaps = mine
        .slice(1)
        .filter((call, index) => Number(mine[index]?.endedAt ?? now) >= Number(call.startedAt));
      expect(overlaps).toEqual([]);
    }
    // Whom a visitor is told to be has no call that nobody can show.
    for (const agentID of ['shen_ruoxi', 'li_wei'])
      expect(await store.read.calls.runningOf(agentID)).toBeUndefined();
    expect(await store.read.calls.unwrappedOf('shen_ruoxi')).toHaveLength(1);
  });

  it('has recordings of every kind and state, each inside its call', async () => {
    const { items } = await store.read.recordings.list({ ...everything, sort: 'startedAt' }, { kind: 'all' });
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(recordingKinds));
    expect(new Set(items.map(({ state }) => state))).toEqual(new Set(recordingStates));
    for (const recording of items) {
      const call = await store.read.calls.get(String(recording.callID));
      const end = Number(recording.startedAt) + (recording.durationMs ?? 0);
      expect(end).toBeLessThanOrEqual(Number(call?.endedAt ?? now));
      expect(recording.file !== null).toBe(['ready', 'trash'].includes(recording.state));
    }
  });

  it('has marks on the way of each ready recording', async () => {
    const query = { ...everything, state: ['ready' as const], sort: 'startedAt' as const };
    const { items } = await store.read.recordings.list(query, { kind: 'all' });
    for (const { roomID, startedAt, durationMs } of items) {
      const end = new Date(Number(startedAt) + (durationMs ?? 0));
      const kinds = (await store.read.roomEvents.between(roomID, startedAt, end)).map(({ kind }) => kind);
      expect(kinds).toEqual(expect.arrayContaining(['entered', 'timedOut']));
    }
  });

  it('has a log of it all', async () => {
    const { items, total } = await store.read.audit.list({ ...everything, sort: 'at.desc' });
    expect(total).toBeGreaterThan(100);
    expect(items.some(({ result }) => result === 'refused')).toBe(true);
    for (const { at } of items) expect(Number(at)).toBeLessThanOrEqual(Number(now));
  });
});

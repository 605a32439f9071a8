import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../server/stores/memory/memory-store';
import { at, buildersFor } from '../../support/rows';
import { describeStore } from './store-suite';

describeStore('a store in memory', async () => {
  const store = createMemoryStore();
  return { store, close: () => store.close() };
});

describe('what only the store in memory does', () => {
  it('comes back from its snapshot with every row, instants as instants', async () => {
    const store = createMemoryStore();
    const { aRecording, anAuditEntry, aSignIn } = buildersFor(store);
    const recording = await aRecording();
    await anAuditEntry();
    const signIn = await aSignIn();
    const live = { at: at(1), event: { type: 'me.changed' } } as const;
    await store.transact((tx) => tx.live.append({ ...live, audience: { kind: 'people', userIDs: [] } }));

    const again = createMemoryStore();
    again.restore(store.snapshot());

    expect(again.snapshot()).toBe(store.snapshot());
    expect(await again.read.recordings.get(recording.recordingID)).toEqual(recording);
    expect(await again.read.signIns.get(signIn.tokenDigest)).toEqual(signIn);
    const next = await again.transact((tx) =>
      tx.live.append({ ...live, audience: { kind: 'people', userIDs: [] } }),
    );
    expect(next.event.seq).toBe(2);
  });
});

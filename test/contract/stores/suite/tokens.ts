import { describe, expect, it } from 'vitest';
import { at, unique } from '../../../support/rows';
import type { Bench } from '../store-suite';

export function describeTokens(bench: () => Bench): void {
  describe('API tokens', () => {
    it('are found by id and by digest, inside a transaction too, and change in the named fields alone', async () => {
      const { store, anApiToken } = bench();
      const token = await anApiToken({ permissions: ['room.list', 'call.list'], teamID: 'team' });
      expect(await store.read.apiTokens.get(token.tokenID)).toEqual(token);
      expect(await store.read.apiTokens.byDigest(token.digest)).toEqual(token);
      expect(await store.read.apiTokens.get('webexe_none')).toBeUndefined();
      expect(await store.read.apiTokens.byDigest('none')).toBeUndefined();
      const change = { lastUsedAt: at(3.003), revokedAt: at(4) };
      const seen = await store.transact(async (tx) => {
        await tx.apiTokens.update(token.tokenID, change);
        return tx.apiTokens.lock(token.tokenID);
      });
      expect(seen).toEqual({ ...token, ...change });
    });

    it('are listed newest first', async () => {
      const { store, anApiToken } = bench();
      const [old, young] = [await anApiToken({ createdAt: at(-5) }), await anApiToken({ createdAt: at(5) })];
      const ids = (await store.read.apiTokens.list()).map(({ tokenID }) => tokenID);
      expect(ids.filter((id) => id === old.tokenID || id === young.tokenID)).toEqual([
        young.tokenID,
        old.tokenID,
      ]);
    });

    it('give their name to the rooms that they closed and the sessions that they issued', async () => {
      const { store, anApiToken, aRoom, aSession } = bench();
      const { tokenID, name } = await anApiToken({ name: `CRM ${unique()}` });
      const { roomID } = await aRoom({ closed: true, closedByID: tokenID });
      expect(await store.read.rooms.get(roomID)).toMatchObject({ closedByName: name });
      const { sessionID } = await aSession({ issuedByID: tokenID });
      expect(await store.read.sessions.get(sessionID)).toMatchObject({ issuedByName: name });
    });
  });
}

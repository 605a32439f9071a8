import { describe, expect, it } from 'vitest';
import { at } from '../../../support/rows';
import type { Bench } from '../store-suite';

export function describeSessions(bench: () => Bench): void {
  describe('sessions', () => {
    it('are found by id with the names of their people, and by the digest of their userSig', async () => {
      const { store, aUser, aRoom, aSession } = bench();
      const user = await aUser({ name: '沈若溪' });
      const issuer = await aUser({ name: 'Ada' });
      const { roomID } = await aRoom();
      const session = await aSession({ roomID, userID: user.userID, issuedByID: issuer.userID });
      const expected = { ...session, userName: '沈若溪', issuedByName: 'Ada' };
      expect(await store.read.sessions.get(session.sessionID)).toEqual(expected);
      expect(await store.read.sessions.byDigest(session.sigDigest)).toMatchObject(session);
      expect(await store.read.sessions.get('none')).toBeUndefined();
      expect(await store.read.sessions.byDigest('none')).toBeUndefined();
    });

    it('of a room come newest first, up to a limit', async () => {
      const { store, aRoom, aSession } = bench();
      const { roomID } = await aRoom();
      const first = await aSession({ roomID, issuedAt: at(1) });
      const third = await aSession({ roomID, issuedAt: at(3) });
      const second = await aSession({ roomID, issuedAt: at(2) });
      await aSession();
      const ids = async (limit: number) =>
        (await store.read.sessions.ofRoom(roomID, limit)).map((session) => session.sessionID);
      expect(await ids(100)).toEqual([third.sessionID, second.sessionID, first.sessionID]);
      expect(await ids(2)).toEqual([third.sessionID, second.sessionID]);
    });

    it('change in the named fields alone', async () => {
      const { store, aSession } = bench();
      const session = await aSession();
      const change = { endedAt: at(2.002), endedBecause: 'left', sealedSig: null } as const;
      await store.transact((tx) => tx.sessions.update(session.sessionID, change));
      expect(await store.read.sessions.get(session.sessionID)).toMatchObject({ ...session, ...change });
    });

    it('of a room, or of a person, end together; those that had ended keep their reason', async () => {
      const { store, aUser, aRoom, aSession } = bench();
      const { roomID } = await aRoom();
      const { userID } = await aUser();
      const over = await aSession({ roomID, userID, sealedSig: null, endedAt: at(1), endedBecause: 'left' });
      const here = await aSession({ roomID, userID });
      const peer = await aSession({ roomID });
      const away = await aSession({ userID });
      const other = await aSession();
      const now = async ({ sessionID }: { sessionID: string }) => {
        const session = await store.read.sessions.get(sessionID);
        return [session?.endedBecause, session?.endedAt, session?.sealedSig];
      };

      await store.transact((tx) => tx.sessions.endAll({ roomID }, 'roomClosed', at(10)));
      expect(await now(over)).toEqual(['left', at(1), null]);
      expect(await now(here)).toEqual(['roomClosed', at(10), null]);
      expect(await now(peer)).toEqual(['roomClosed', at(10), null]);
      expect(await now(away)).toEqual([null, null, away.sealedSig]);

      await store.transact((tx) => tx.sessions.endAll({ userID }, 'revoked', at(20)));
      expect(await now(here)).toEqual(['roomClosed', at(10), null]);
      expect(await now(away)).toEqual(['revoked', at(20), null]);
      expect(await now(other)).toEqual([null, null, other.sealedSig]);
    });

    it('lose the sealed userSig once they have expired, and it is counted once', async () => {
      const { store, aSession } = bench();
      const expired = await aSession({ expiresAt: at(-5000) });
      const valid = await aSession({ expiresAt: at(-4999.999) });
      const erase = () => store.transact((tx) => tx.sessions.eraseExpired(at(-5000)));
      expect(await erase()).toBe(1);
      expect(await erase()).toBe(0);
      expect((await store.read.sessions.get(expired.sessionID))?.sealedSig).toBeNull();
      expect((await store.read.sessions.get(expired.sessionID))?.endedAt).toBeNull();
      expect((await store.read.sessions.get(valid.sessionID))?.sealedSig).toBe(valid.sealedSig);
    });
  });
}

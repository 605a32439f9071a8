import { describe, expect, it } from 'vitest';
import { at, unique } from '../../../support/rows';
import type { Bench } from '../store-suite';
import { auditQuery } from './queries';

export function describeTransactions(bench: () => Bench): void {
  describe('a transaction', () => {
    it('keeps all of its changes and hands back what its work returns', async () => {
      const { store, aTeam, aUser } = bench();
      const team = await aTeam();
      const user = await aUser();
      const answer = await store.transact(async (tx) => {
        await tx.users.update(user.userID, { teamID: team.teamID, name: 'Moved' });
        return tx.users.get(user.userID);
      });
      expect(answer).toEqual({
        ...user,
        teamID: team.teamID,
        name: 'Moved',
        teamName: team.name,
        identity: null,
      });
      expect(await store.read.users.get(user.userID)).toEqual(answer);
    });

    it('that throws keeps nothing, and passes its error on', async () => {
      const { store, aUser, aRoom, aSession, aMember, aCall } = bench();
      const user = await aUser();
      const room = await aRoom();
      const member = await aMember({ roomID: room.roomID });
      const session = await aSession();
      const call = await aCall();
      const n = unique();
      const failing = store.transact(async (tx) => {
        await tx.users.update(user.userID, { name: 'Changed' });
        await tx.users.insert({ ...user, userID: `lost_${n}` });
        await tx.rooms.update(room.roomID, { name: 'Changed' });
        await tx.rooms.insert({ ...room, roomID: `900${n}` });
        await tx.members.remove(member.roomID, member.userID);
        await tx.sessions.endAll({ userID: session.userID }, 'revoked', at(1));
        await tx.calls.update(call.callID, { state: 'ended' });
        await tx.audit.append({
          auditID: `lost_${n}`,
          at: at(1),
          actorID: `lost_${n}`,
          actorName: null,
          action: 'signOut',
          object: null,
          roomID: null,
          result: 'ok',
          reason: null,
          changes: null,
          address: null,
          requestID: 'r',
        });
        await tx.roomEvents.append({
          roomID: room.roomID,
          at: at(1),
          kind: 'edited',
          personID: null,
          personName: null,
          detail: null,
        });
        expect((await tx.users.get(user.userID))?.name).toBe('Changed');
        throw new Error('the work failed');
      });
      await expect(failing).rejects.toThrow('the work failed');

      expect(await store.read.users.get(user.userID)).toMatchObject(user);
      expect(await store.read.users.get(`lost_${n}`)).toBeUndefined();
      expect(await store.read.rooms.get(room.roomID)).toMatchObject({ ...room, members: [member] });
      expect(await store.read.rooms.get(`900${n}`)).toBeUndefined();
      expect(await store.read.sessions.get(session.sessionID)).toMatchObject(session);
      expect(await store.read.calls.get(call.callID)).toMatchObject(call);
      expect((await store.read.audit.list(auditQuery({ actorID: `lost_${n}` }))).total).toBe(0);
      expect(await store.read.roomEvents.ofRoom(room.roomID, 10)).toEqual([]);
    });

    it('whose changes nobody else sees before it is over', async () => {
      const { store, aUser } = bench();
      const user = await aUser();
      let meanwhile: Promise<string | undefined> | undefined;
      const failing = store.transact(async (tx) => {
        await tx.users.update(user.userID, { name: 'Never kept' });
        // Not awaited here: a store of one connection answers it only when this transaction is over.
        meanwhile = store.read.users.get(user.userID).then((seen) => seen?.name);
        await tx.users.get(user.userID);
        throw new Error('undone');
      });
      await expect(failing).rejects.toThrow('undone');
      expect(await meanwhile).toBe(user.name);
    });

    it('goes on after an insert that met a taken id', async () => {
      const { store, aTeam, aUser, aRoom } = bench();
      const [team, user, room] = [await aTeam(), await aUser(), await aRoom()];
      await store.transact(async (tx) => {
        expect(await tx.users.insert(user)).toBe(false);
        expect(await tx.teams.insert({ ...team, teamID: 'other' })).toBe(false);
        expect(await tx.rooms.insert(room)).toBe(false);
        await tx.users.update(user.userID, { name: 'After all' });
      });
      expect((await store.read.users.get(user.userID))?.name).toBe('After all');
    });

    it('waits for another that locked the same row: no change is lost', async () => {
      const { store, aUser, aRoom, aCall } = bench();
      const [user, room, call] = [await aUser({ name: '' }), await aRoom({ name: '' }), await aCall()];
      await Promise.all(
        Array.from({ length: 8 }, () =>
          store.transact(async (tx) => {
            const lockedUser = await tx.users.lock(user.userID);
            const lockedRoom = await tx.rooms.lock(room.roomID);
            const lockedCall = await tx.calls.lock(call.callID);
            await tx.users.update(user.userID, { name: `${lockedUser?.name}u` });
            await tx.rooms.update(room.roomID, { name: `${lockedRoom?.name}r` });
            await tx.calls.update(call.callID, { notes: `${lockedCall?.notes}c` });
          }),
        ),
      );
      expect((await store.read.users.get(user.userID))?.name).toBe('u'.repeat(8));
      expect(await store.read.rooms.get(room.roomID)).toMatchObject({ name: 'r'.repeat(8), version: 9 });
      expect((await store.read.calls.get(call.callID))?.notes).toBe('c'.repeat(8));
    });

    it('of several that race for one id, exactly one gets it', async () => {
      const { store, aUser, aRoom } = bench();
      const [user, room] = [await aUser(), await aRoom()];
      const n = unique();
      const race = (insert: (i: number) => Promise<boolean>) =>
        Promise.all(Array.from({ length: 6 }, (_, i) => insert(i)));
      const winners = (results: readonly boolean[]) => results.filter(Boolean).length;
      const users = await race((i) =>
        store.transact((tx) => tx.users.insert({ ...user, userID: `${i % 2 ? 'RACE' : 'race'}_${n}` })),
      );
      const rooms = await race(() => store.transact((tx) => tx.rooms.insert({ ...room, roomID: `800${n}` })));
      const teams = await race((i) =>
        store.transact((tx) =>
          tx.teams.insert({ teamID: `race_${n}_${i}`, name: `Race ${n}`, createdAt: at(0) }),
        ),
      );
      expect([users, rooms, teams].map(winners)).toEqual([1, 1, 1]);
    });

    it('that ends the last admin but one makes the next one see it', async () => {
      const { store, aUser } = bench();
      const admins = [await aUser({ role: 'admin' }), await aUser({ role: 'admin' })].map(
        (user) => user.userID,
      );
      // Each goes only if one of the two stays, and both ask at once.
      const resign = (userID: string) =>
        store.transact(async (tx) => {
          const active = (await tx.users.lockActiveAdmins()).filter((one) => admins.includes(one));
          if (active.length < 2) return 'stayed';
          await tx.users.update(userID, { role: 'agent' });
          return 'gone';
        });
      expect((await Promise.all(admins.map(resign))).sort()).toEqual(['gone', 'stayed']);
    });

    it('is the only way to write: reads refuse', async () => {
      const { store } = bench();
      const row = { teamID: `team_${unique()}`, name: `Team ${unique()}`, createdAt: at(0) };
      await expect(store.read.teams.insert(row)).rejects.toThrow('store.read only reads');
      await expect(store.read.signIns.delete('any')).rejects.toThrow('store.read only reads');
      expect(await store.read.teams.get(row.teamID)).toBeUndefined();
    });

    it('answers a ping', async () => {
      await expect(bench().store.ping()).resolves.toBeUndefined();
    });

    it('shows to reads that belong together one moment, whatever is committed meanwhile', async () => {
      const { store, aTeam } = bench();
      const team = await aTeam();
      const rename = () => store.transact((tx) => tx.teams.rename(team.teamID, `${team.name}, renamed`));
      let renaming: Promise<unknown> = Promise.resolve();
      const seen = await store.readTogether(async (tx) => {
        const before = await tx.teams.get(team.teamID);
        renaming = rename();
        // On PostgreSQL the change is committed now; in memory it waits for us.
        await Promise.race([renaming, new Promise((resume) => setImmediate(resume))]);
        return [before?.name, (await tx.teams.get(team.teamID))?.name];
      });
      expect(seen).toEqual([team.name, team.name]);
      await renaming;
      expect((await store.read.teams.get(team.teamID))?.name).toBe(`${team.name}, renamed`);
    });
  });
}

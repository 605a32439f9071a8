import { describe, expect, it } from 'vitest';
import type { PresenceChangeRow } from '../../../../server/roomservice/rows/presence';
import { at } from '../../../support/rows';
import type { Bench } from '../store-suite';

const lunch = { reasonID: 'lunch', zh: '用餐', en: 'Lunch', limitMinutes: 60 };

export function describePresence(bench: () => Bench): void {
  describe('presence', () => {
    it('is kept by person, inserted once and changed after', async () => {
      const { store, aPresence } = bench();
      const row = await aPresence();
      await store.transact((tx) => tx.presence.insert({ ...row, state: 'offline' }));
      expect(await store.read.presence.get(row.userID)).toEqual(row);
      const next = { choice: 'break', reason: lunch, state: 'break', since: at(5), seenAt: null } as const;
      await store.transact(async (tx) => {
        expect(await tx.presence.lock(row.userID)).toEqual(row);
        await tx.presence.update(row.userID, next);
      });
      expect(await store.read.presence.get(row.userID)).toEqual({ ...row, ...next });
    });

    it('is listed for active agents in reach, by name, with or without a row', async () => {
      const { store, aTeam, aUser, aPresence } = bench();
      const [team, other] = [await aTeam(), await aTeam()];
      const { teamID } = team;
      const lead = await aUser({ role: 'supervisor', teamID, name: 'Lead' });
      const here = await aUser({ teamID, name: 'b here' });
      const never = await aUser({ teamID, name: 'A never' });
      await aUser({ teamID, name: 'Gone', state: 'disabled' });
      const elsewhere = await aUser({ teamID: other.teamID });
      const row = await aPresence({ userID: here.userID, chosenByID: lead.userID });
      const of = async (
        teamIDs: string[] | undefined,
        reach: Parameters<typeof store.read.presence.list>[1],
      ) => (await store.read.presence.list(teamIDs, reach)).map((agent) => agent.userID);

      const reach = { kind: 'team', userID: lead.userID, teamID } as const;
      expect(await store.read.presence.list(undefined, reach)).toEqual([
        {
          userID: never.userID,
          name: 'A never',
          teamID,
          teamName: team.name,
          presence: null,
          chosenByName: null,
        },
        {
          userID: here.userID,
          name: 'b here',
          teamID,
          teamName: team.name,
          presence: row,
          chosenByName: 'Lead',
        },
      ]);
      expect(await of([other.teamID], { kind: 'all' })).toEqual([elsewhere.userID]);
      expect(await of([other.teamID], reach)).toEqual([]);
      expect(await of(undefined, { kind: 'none' })).toEqual([]);
    });

    it('of whoever fell silent is found, but not in a live call, nor on a break that is young', async () => {
      const { store, aPresence, aCall } = bench();
      const silent = await aPresence({ seenAt: at(-100) });
      const left = await aPresence({ seenAt: null, choice: 'break', state: 'break', reason: lunch });
      const longAway = await aPresence({
        seenAt: at(-100),
        choice: 'break',
        state: 'break',
        chosenAt: at(-300),
      });
      const launching = await aPresence({ seenAt: at(-100), state: 'inCall' });
      await aCall({ agentID: launching.userID, state: 'starting' });
      const inCall = await aPresence({ seenAt: at(-100), state: 'inCall' });
      await aCall({ agentID: inCall.userID, state: 'live', enteredAt: at(-50) });
      const others = [
        await aPresence({ seenAt: at(-10) }),
        await aPresence({ seenAt: at(-100), state: 'offline' }),
        await aPresence({ seenAt: at(-100), choice: 'break', state: 'break', chosenAt: at(-150) }),
        inCall,
      ];
      const found = new Set(await store.read.presence.silentSince(at(-90), at(-200)));
      for (const { userID } of [silent, left, longAway, launching]) expect(found).toContain(userID);
      for (const { userID } of others) expect(found).not.toContain(userID);
    });

    it('has a history: what came between, and the last step before', async () => {
      const { store, aUser } = bench();
      const [one, two] = [await aUser(), await aUser()];
      const step = (
        userID: string,
        seconds: number,
        state: PresenceChangeRow['state'],
      ): PresenceChangeRow => ({
        userID,
        at: at(seconds),
        state,
        reason: state === 'break' ? lunch : null,
      });
      const steps = [
        step(one.userID, -50, 'available'),
        step(one.userID, -40, 'offline'),
        step(two.userID, -30, 'available'),
        step(one.userID, 0, 'available'),
        step(one.userID, 10, 'break'),
        step(two.userID, 20, 'offline'),
      ];
      await store.transact(async (tx) => {
        for (const each of steps) await tx.presence.note(each);
      });
      const found = await store.read.presence.changes([one.userID], at(0), at(15));
      expect(found).toEqual([steps[3], steps[4]]);
      const all = await store.read.presence.changes([one.userID, two.userID], at(-35), at(20));
      expect(all).toEqual([steps[1], steps[2], steps[3], steps[4]]);
      expect(await store.read.presence.changes([], at(-35), at(20))).toEqual([]);

      await store.transact((tx) => tx.presence.deleteChangesBefore(at(-30)));
      expect(await store.read.presence.changes([one.userID, two.userID], at(-35), at(5))).toEqual([
        steps[2],
        steps[3],
      ]);
    });
  });
}

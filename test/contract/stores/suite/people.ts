import { describe, expect, it } from 'vitest';
import { at, unique } from '../../../support/rows';
import type { Bench } from '../store-suite';
import { allPages, userQuery } from './queries';

export function describePeople(bench: () => Bench): void {
  describe('people', () => {
    it('are found by their userID in any letter case, as they were written', async () => {
      const { store, aTeam, aUser } = bench();
      const team = await aTeam();
      const user = await aUser({
        userID: `Shen_Ruoxi_${unique()}`,
        teamID: team.teamID,
        lastSignInAt: at(5.5),
      });
      const found = { ...user, teamName: team.name, identity: null };
      expect(await store.read.users.get(user.userID)).toEqual(found);
      expect(await store.read.users.get(user.userID.toUpperCase())).toEqual(found);
      expect(await store.transact((tx) => tx.users.lock(user.userID.toLowerCase()))).toMatchObject(user);
      expect(await store.read.users.get('nobody_here')).toBeUndefined();
    });

    it('have a userID each, letter case aside', async () => {
      const { store, aUser } = bench();
      const user = await aUser({ userID: `Only_One_${unique()}` });
      const double = { ...user, userID: user.userID.toLowerCase(), name: 'Another' };
      expect(await store.transact((tx) => tx.users.insert(double))).toBe(false);
      expect(await store.read.users.get(user.userID)).toMatchObject({ userID: user.userID, name: user.name });
    });

    it('change in the named fields alone', async () => {
      const { store, aUser } = bench();
      const user = await aUser();
      const change = { state: 'disabled', lastSignInAt: at(0.001), mustChangePassword: true } as const;
      await store.transact((tx) => tx.users.update(user.userID, change));
      await store.transact((tx) => tx.users.update('nobody_here', change));
      expect(await store.read.users.get(user.userID)).toEqual({
        ...user,
        ...change,
        teamName: null,
        identity: null,
      });
    });

    it('keep names of any script, and characters above the basic plane', async () => {
      const { store, aUser } = bench();
      const user = await aUser({ name: '沈若溪 👩🏽‍⚖️ 𠮷 O\'Neil \\ "x"' });
      expect((await store.read.users.get(user.userID))?.name).toBe(user.name);
    });

    it('are searched by part of userID or name, with % _ and \\ meaning themselves', async () => {
      const { store, aTeam, aUser } = bench();
      const { teamID } = await aTeam();
      const n = unique();
      await aUser({ teamID, name: `100% 沈若溪 ${n}`, userID: `abc_${n}` });
      await aUser({ teamID, name: `1000 Lin\\da ${n}`, userID: `abcd${n}` });
      const search = async (q: string) => {
        const { items } = await store.read.users.list(userQuery({ q, teamID, sort: 'userID' }), {
          kind: 'all',
        });
        return items.map((user) => user.userID);
      };
      expect(await search('若溪')).toEqual([`abc_${n}`]);
      expect(await search('100%')).toEqual([`abc_${n}`]);
      expect(await search(`C_${n}`)).toEqual([`abc_${n}`]);
      expect(await search('lin\\DA')).toEqual([`abcd${n}`]);
      expect(await search('aBC')).toEqual([`abc_${n}`, `abcd${n}`]);
      expect(await search('%')).toEqual([`abc_${n}`]);
      expect(await search("'; drop table users; --")).toEqual([]);
    });

    it('are filtered by role, team and state; an empty filter filters nothing', async () => {
      const { store, aTeam, aUser } = bench();
      const { teamID } = await aTeam();
      const agent = await aUser({ teamID });
      const gone = await aUser({ teamID, state: 'disabled' });
      const lead = await aUser({ teamID, role: 'supervisor' });
      const idsOf = async (query: Parameters<typeof userQuery>[0]) => {
        const page = await store.read.users.list(userQuery({ teamID, ...query }), { kind: 'all' });
        expect(page.total).toBe(page.items.length);
        return page.items.map((user) => user.userID);
      };
      expect(await idsOf({ role: 'agent' })).toEqual([agent.userID, gone.userID]);
      expect(await idsOf({ role: 'agent,supervisor', state: 'active' })).toEqual([agent.userID, lead.userID]);
      expect(await idsOf({ state: '' })).toHaveLength(3);
      expect(await idsOf({ teamID: 'no_such_team' })).toEqual([]);
    });

    it('are listed as far as one may see', async () => {
      const { store, aTeam, aUser } = bench();
      const team = await aTeam();
      const me = await aUser({ teamID: team.teamID });
      const peer = await aUser({ teamID: team.teamID });
      const stranger = await aUser({ teamID: (await aTeam()).teamID });
      const alone = await aUser();
      const ids = [me, peer, stranger, alone].map((user) => user.userID);
      const seen = async (reach: Parameters<typeof store.read.users.list>[1]) => {
        const everybody = await allPages(100, (paging) => store.read.users.list(userQuery(paging), reach));
        return everybody.map((user) => user.userID).filter((userID) => ids.includes(userID));
      };
      expect(await seen({ kind: 'none' })).toEqual([]);
      expect(await seen({ kind: 'own', userID: me.userID })).toEqual([me.userID]);
      expect(await seen({ kind: 'team', userID: me.userID, teamID: team.teamID })).toEqual([
        me.userID,
        peer.userID,
      ]);
      expect(await seen({ kind: 'team', userID: alone.userID, teamID: null })).toEqual([alone.userID]);
      expect(await seen({ kind: 'all' })).toEqual(ids);
    });

    it.each([
      ['name', ['a', 'B', 'c1', 'c2', '沈']],
      ['name.desc', ['沈', 'c1', 'c2', 'B', 'a']],
      ['role', ['a', 'B', '沈', 'c1', 'c2']],
      ['role.desc', ['c2', 'c1', 'a', 'B', '沈']],
      ['createdAt', ['c2', 'c1', 'a', 'B', '沈']],
      ['createdAt.desc', ['沈', 'B', 'a', 'c1', 'c2']],
      ['lastSignInAt', ['B', 'a', 'c1', 'c2', '沈']],
      ['lastSignInAt.desc', ['a', 'B', 'c1', 'c2', '沈']],
    ] as const)('sort by %s, ties by userID, unknown last, over pages', async (sort, expected) => {
      const { store, aTeam, aUser } = bench();
      const { teamID } = await aTeam();
      const n = 1_000_000 + unique();
      const user = (key: number, label: string, given: Parameters<typeof aUser>[0]) =>
        aUser({ teamID, userID: `s${n}_${key}`, name: label.replace(/\d/, ''), ...given });
      await user(5, '沈', { createdAt: at(9) });
      await user(3, 'c1', { role: 'supervisor', createdAt: at(-5) });
      await user(4, 'c2', { role: 'admin', createdAt: at(-6) });
      await user(1, 'a', { lastSignInAt: at(2) });
      await user(2, 'B', { lastSignInAt: at(1), createdAt: at(0.001) });
      const labels = ['', 'a', 'B', 'c1', 'c2', '沈'];
      const all = await allPages(2, (paging) =>
        store.read.users.list(userQuery({ teamID, sort, ...paging }), { kind: 'all' }),
      );
      expect(all.map((row) => labels[Number(row.userID.split('_')[1])])).toEqual(expected);
    });

    it('sort by userID without regard to letter case', async () => {
      const { store, aTeam, aUser } = bench();
      const { teamID } = await aTeam();
      const n = unique();
      for (const userID of [`Zed_${n}`, `alf_${n}`, `Bob_${n}`]) await aUser({ userID, teamID });
      const page = await store.read.users.list(userQuery({ teamID, sort: 'userID.desc' }), { kind: 'all' });
      expect(page.items.map((user) => user.userID)).toEqual([`Zed_${n}`, `Bob_${n}`, `alf_${n}`]);
    });

    it('say how many they are, and which active admins there are', async () => {
      const { store, aUser } = bench();
      const before = await store.read.users.count();
      const admin = await aUser({ role: 'admin' });
      const disabled = await aUser({ role: 'admin', state: 'disabled' });
      expect(await store.read.users.count()).toBe(before + 2);
      const admins = await store.transact((tx) => tx.users.lockActiveAdmins());
      expect(admins).toContain(admin.userID);
      expect(admins).not.toContain(disabled.userID);
    });
  });

  describe('teams', () => {
    it('have a name each, letter case aside', async () => {
      const { store, aTeam } = bench();
      const [one, other] = [await aTeam(), await aTeam()];
      await store.transact(async (tx) => {
        expect(await tx.teams.insert({ ...one, teamID: 'another', name: one.name.toUpperCase() })).toBe(
          false,
        );
        expect(await tx.teams.rename(other.teamID, one.name.toLowerCase())).toBe(false);
        expect(await tx.teams.rename(one.teamID, one.name.toUpperCase())).toBe(true);
      });
      expect(await store.read.teams.get(one.teamID)).toEqual({ ...one, name: one.name.toUpperCase() });
      expect(await store.read.teams.get(other.teamID)).toEqual(other);
      expect(await store.read.teams.get('another')).toBeUndefined();
    });

    it('are listed by name with how many belong to them', async () => {
      const { store, aTeam, aUser } = bench();
      const n = unique();
      const z = await aTeam({ name: `z ${n}` });
      const a = await aTeam({ name: `A ${n}` });
      await aUser({ teamID: z.teamID });
      await aUser({ teamID: z.teamID, state: 'disabled' });
      const mine = (await store.read.teams.list()).filter((team) => team.name.endsWith(` ${n}`));
      expect(mine).toEqual([
        { ...a, memberCount: 0 },
        { ...z, memberCount: 2 },
      ]);
    });

    it('stay while people or open rooms belong to them; what is closed keeps the id alone', async () => {
      const { store, aTeam, aUser, aRoom } = bench();
      const remove = (teamID: string) => store.transact((tx) => tx.teams.delete(teamID));
      const [peopled, roomed, over] = [await aTeam(), await aTeam(), await aTeam()];
      await aUser({ teamID: peopled.teamID, state: 'disabled' });
      await aRoom({ teamID: roomed.teamID });
      const closed = await aRoom({ teamID: over.teamID, closed: true });

      expect(await remove(peopled.teamID)).toBe(false);
      expect(await remove(roomed.teamID)).toBe(false);
      expect(await remove(over.teamID)).toBe(true);
      expect(await remove(over.teamID)).toBe(false);
      expect(await store.read.teams.get(over.teamID)).toBeUndefined();
      expect(await store.read.rooms.get(closed.roomID)).toMatchObject({
        teamID: over.teamID,
        teamName: null,
      });
    });
  });

  describe('sign-ins', () => {
    it('are kept, touched and deleted by the digest of their token', async () => {
      const { store, aSignIn } = bench();
      const signIn = await aSignIn({ address: null });
      expect(await store.read.signIns.get(signIn.tokenDigest)).toEqual(signIn);
      await store.transact((tx) => tx.signIns.touch(signIn.tokenDigest, at(10.25), at(7200)));
      expect(await store.read.signIns.get(signIn.tokenDigest)).toEqual({
        ...signIn,
        seenAt: at(10.25),
        expiresAt: at(7200),
      });
      await store.transact((tx) => tx.signIns.delete(signIn.tokenDigest));
      expect(await store.read.signIns.get(signIn.tokenDigest)).toBeUndefined();
    });

    it('of one person are listed, the last used first', async () => {
      const { store, aUser, aSignIn } = bench();
      const { userID } = await aUser();
      const old = await aSignIn({ userID, seenAt: at(-60), userAgent: 'Old/1' });
      const late = await aSignIn({ userID, seenAt: at(60) });
      const [b, a] = [await aSignIn({ userID, signInID: 'b' }), await aSignIn({ userID, signInID: 'a' })];
      await aSignIn();
      expect(await store.read.signIns.ofUser(userID)).toEqual([late, a, b, old]);
    });

    it('of one person end together, or all but one', async () => {
      const { store, aUser, aSignIn } = bench();
      const { userID } = await aUser();
      const [here, there] = [await aSignIn({ userID }), await aSignIn({ userID })];
      const others = await aSignIn();
      await store.transact((tx) => tx.signIns.deleteOf(userID, here.tokenDigest));
      expect(await store.read.signIns.get(here.tokenDigest)).toEqual(here);
      expect(await store.read.signIns.get(there.tokenDigest)).toBeUndefined();
      await store.transact((tx) => tx.signIns.deleteOf(userID));
      expect(await store.read.signIns.get(here.tokenDigest)).toBeUndefined();
      expect(await store.read.signIns.get(others.tokenDigest)).toEqual(others);
    });

    it('are swept once they have expired', async () => {
      const { store, aSignIn } = bench();
      const [over, lasting] = [
        await aSignIn({ expiresAt: at(-900) }),
        await aSignIn({ expiresAt: at(-899.999) }),
      ];
      expect(await store.transact((tx) => tx.signIns.deleteExpired(at(-900)))).toBe(1);
      expect(await store.read.signIns.get(over.tokenDigest)).toBeUndefined();
      expect(await store.read.signIns.get(lasting.tokenDigest)).toEqual(lasting);
    });
  });
}

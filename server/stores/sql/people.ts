import { and, count, desc, eq, exists, getTableColumns, lte, ne, sql } from 'drizzle-orm';
import { roles } from '../../../contract/access';
import type { PeopleStore, UserQuery } from '../../roomservice/stores/people';
import { byCodePoint, foldedID } from './columns';
import { first, type Db } from './db';
import { Crossing } from './failures';
import { contains, fold, isOneOf, orderBy, pageOf, reaches, searchText } from './lists';
import { searchIn } from './search';
import { rooms } from './schema/rooms';
import { identityColumns } from './identities';
import { identities, signIns, teams, users } from './schema/people';

const { nameKey: _userNameKey, search: _search, ...userColumns } = getTableColumns(users);
const { nameKey: _teamNameKey, ...teamColumns } = getTableColumns(teams);

export function usersOver(db: Db): PeopleStore['users'] {
  const isUser = (userID: string) => eq(foldedID(users.userID), fold(userID));
  const withTeam = (on = db) =>
    on
      .select({ ...userColumns, teamName: teams.name, identity: identityColumns })
      .from(users)
      .leftJoin(teams, eq(teams.teamID, users.teamID))
      .leftJoin(identities, eq(identities.userID, users.userID));
  return {
    get: (userID) => first(withTeam().where(isUser(userID))),
    lock: (userID) => first(db.select(userColumns).from(users).where(isUser(userID)).for('no key update')),
    async insert(row) {
      await holdTeam(db, row.teamID);
      const folded = { nameKey: fold(row.name), search: searchText(row.userID, row.name) };
      const added = await db
        .insert(users)
        .values({ ...row, ...folded })
        .onConflictDoNothing()
        .returning({ userID: users.userID });
      return added.length > 0;
    },
    async update(userID, patch) {
      if (patch.teamID !== undefined) await holdTeam(db, patch.teamID);
      const folded =
        patch.name === undefined ? {} : { nameKey: fold(patch.name), search: searchText(userID, patch.name) };
      await db
        .update(users)
        .set({ ...patch, ...folded })
        .where(isUser(userID));
    },
    list(query, reach) {
      const where = and(
        reaches(reach, users.userID, users.teamID),
        contains(users.search, query.q),
        isOneOf(users.role, query.role),
        isOneOf(users.teamID, query.teamID),
        isOneOf(users.state, query.state),
      );
      return pageOf(db, users, where, query, (limit, offset) =>
        withTeam()
          .where(where)
          .orderBy(userOrder(query.sort), foldedID(users.userID))
          .limit(limit)
          .offset(offset),
      );
    },
    search: (wanted, reach, limit) =>
      searchIn(db, {
        wanted,
        limit,
        search: users.search,
        hasPairs: false,
        isNamed: isUser(wanted.id),
        fetch: (tx, where, most) =>
          withTeam(tx)
            .where(and(reaches(reach, users.userID, users.teamID), where))
            .orderBy(userOrder('name'), foldedID(users.userID))
            .limit(most),
      }),
    async lockActiveAdmins() {
      const admins = await db
        .select({ userID: users.userID })
        .from(users)
        .where(and(eq(users.role, 'admin'), eq(users.state, 'active')))
        .orderBy(users.userID) // one order for all, so that two who lock them cannot wait for each other
        .for('no key update');
      return admins.map((admin) => admin.userID);
    },
    count: async () => (await db.select({ all: count() }).from(users))[0]?.all ?? 0,
  };
}

function userOrder(sort: UserQuery['sort']) {
  const rank = sql`array_position(array[${sql.raw(roles.map((role) => `'${role}'`).join(', '))}], ${users.role})`;
  return orderBy(
    sort,
    {
      name: byCodePoint(users.nameKey),
      userID: foldedID(users.userID),
      role: rank,
      createdAt: users.createdAt,
      lastSignInAt: users.lastSignInAt,
    },
    ['lastSignInAt'],
  );
}

/**
 * Keeps a team from being deleted until the transaction ends: something is about to belong to it. Where it was deleted
 * since the work looked, the work is done again and sees that.
 */
export async function holdTeam(db: Db, teamID: string | null): Promise<void> {
  if (teamID === null) return;
  const held = await db
    .select({ teamID: teams.teamID })
    .from(teams)
    .where(eq(teams.teamID, teamID))
    .for('key share');
  if (held.length === 0) throw new Crossing(`The team ${teamID} is gone.`);
}

export function teamsOver(db: Db): PeopleStore['teams'] {
  return {
    get: (teamID) => first(db.select(teamColumns).from(teams).where(eq(teams.teamID, teamID))),
    list: () =>
      db
        .select({ ...teamColumns, memberCount: count(users.userID) })
        .from(teams)
        .leftJoin(users, eq(users.teamID, teams.teamID))
        .groupBy(teams.teamID)
        .orderBy(byCodePoint(teams.nameKey), byCodePoint(teams.teamID)),
    async insert(row) {
      const added = await db
        .insert(teams)
        .values({ ...row, nameKey: fold(row.name) })
        .onConflictDoNothing()
        .returning({ teamID: teams.teamID });
      return added.length > 0;
    },
    async rename(teamID, name) {
      const nameKey = fold(name);
      const [taken] = await db
        .select({ teamID: teams.teamID })
        .from(teams)
        .where(and(eq(teams.nameKey, nameKey), ne(teams.teamID, teamID)));
      if (taken) return false;
      // Where another takes the name in between, the unique index refuses, and `transact` asks again.
      await db.update(teams).set({ name, nameKey }).where(eq(teams.teamID, teamID));
      return true;
    },
    async delete(teamID) {
      // Whoever adds to the team holds it (see holdTeam): after this, all that belongs to it can be seen.
      await db.select({ teamID: teams.teamID }).from(teams).where(eq(teams.teamID, teamID)).for('update');
      const person = db
        .select({ one: sql`1` })
        .from(users)
        .where(eq(users.teamID, teamID));
      const openRoom = db
        .select({ one: sql`1` })
        .from(rooms)
        .where(and(eq(rooms.teamID, teamID), ne(rooms.state, 'closed')));
      const gone = await db
        .delete(teams)
        .where(and(eq(teams.teamID, teamID), sql`not ${exists(person)}`, sql`not ${exists(openRoom)}`))
        .returning({ teamID: teams.teamID });
      return gone.length > 0;
    },
  };
}

export function signInsOver(db: Db): PeopleStore['signIns'] {
  return {
    get: (tokenDigest) => first(db.select().from(signIns).where(eq(signIns.tokenDigest, tokenDigest))),
    ofUser: async (userID) =>
      db
        .select()
        .from(signIns)
        .where(eq(signIns.userID, userID))
        .orderBy(desc(signIns.seenAt), byCodePoint(signIns.signInID)),
    async insert(row) {
      await db.insert(signIns).values(row);
    },
    async touch(tokenDigest, seenAt, expiresAt) {
      await db.update(signIns).set({ seenAt, expiresAt }).where(eq(signIns.tokenDigest, tokenDigest));
    },
    async delete(tokenDigest) {
      await db.delete(signIns).where(eq(signIns.tokenDigest, tokenDigest));
    },
    async deleteOf(userID, exceptDigest) {
      const others = exceptDigest === undefined ? undefined : ne(signIns.tokenDigest, exceptDigest);
      await db.delete(signIns).where(and(eq(signIns.userID, userID), others));
    },
    async deleteExpired(now) {
      const { rowCount } = await db.delete(signIns).where(lte(signIns.expiresAt, now));
      return rowCount ?? 0;
    },
  };
}

import type { Work } from '../../context';
import { Problem } from '../../problem';
import type { IdentityRow } from '../../rows/identities';
import type { UserRow } from '../../rows/people';
import type { UserWithTeam } from '../../stores/people';
import { changesOf } from '../../audit/changes';
import { peopleAudience } from '../audience';
import type { IdentityProvider } from './port';
import { userIDFrom, type Profile } from './profile';

interface Arrival {
  readonly provider: IdentityProvider;
  readonly subject: string;
  readonly profile: Profile;
  /** For somebody new whose login name makes no userID. */
  readonly spareID: string;
}

/**
 * Who somebody is here whom the provider vouches for: by its own name for them, which never changes; else whom an admin
 * expects under that login name; else somebody new. Nobody is taken for an existing person by name or address alone.
 */
export async function bind(
  work: Work,
  { provider, subject, profile, spareID }: Arrival,
): Promise<UserWithTeam> {
  const { issuer } = provider;
  const known = await work.tx.identities.bySubject(issuer, subject);
  const found = known ?? (await work.tx.identities.expected(issuer, profile.login));
  if (!found) return create(work, { provider, subject, profile, spareID });

  const { login } = profile;
  // In the order in which everybody locks them: admins, then the person.
  const admins = profile.role === undefined ? [] : await work.tx.users.lockActiveAdmins();
  const user = await work.tx.users.lock(found.userID);
  if (!user) throw new Problem('signIn.unknown', { login });
  if (user.state === 'disabled') throw new Problem('signIn.disabled');
  if (profile.role === null) throw new Problem('signIn.noRole');
  await work.tx.identities.put({ ...found, subject, login, lastSignInAt: work.now });
  if (!known) await noteLink(work, user, found);
  await follow(work, user, profile, admins);
  return present(work, user.userID);
}

/** Role and team as the provider has them today, where the installation says that it decides. */
async function follow(work: Work, user: UserRow, profile: Profile, admins: readonly string[]): Promise<void> {
  const isLastAdmin = admins.length === 1 && admins[0] === user.userID;
  const patch: Partial<UserRow> = {
    // Without any admin left, nobody could put right what was wrong at the provider.
    ...(profile.role && !isLastAdmin ? { role: profile.role } : {}),
    ...(profile.teams ? { teamID: await teamIn(work, profile.teams) } : {}),
  };
  const changes = changesOf(user, patch);
  if (!changes) return;
  await work.tx.users.update(user.userID, patch);
  await work.audit({ action: 'user.update', object: objectOf(user), changes, actor: null });
  work.tell({ type: 'people.changed', userID: user.userID }, peopleAudience(user));
  work.tell({ type: 'me.changed' }, { kind: 'people', userIDs: [user.userID] });
}

async function create(
  work: Work,
  { provider: { issuer, rules }, subject, profile, spareID }: Arrival,
): Promise<UserWithTeam> {
  const { login, name } = profile;
  if (rules.newPeople === 'refuse') throw new Problem('signIn.unknown', { login });
  const role = profile.role === undefined ? rules.defaultRole : profile.role;
  if (role === null) throw new Problem('signIn.noRole');
  const row: UserRow = {
    ...{ userID: userIDFrom(login) ?? spareID, name, role, teamID: await teamIn(work, profile.teams ?? []) },
    ...{ state: 'active', passwordHash: null, mustChangePassword: false },
    ...{ createdAt: work.now, lastSignInAt: null },
  };
  if (!(await work.tx.users.insert(row))) throw new Problem('signIn.nameTaken', { userID: row.userID });
  const { userID } = row;
  await work.tx.identities.put({
    ...{ userID, issuer, subject, login, linkedAt: work.now, linkedByID: null, lastSignInAt: work.now },
  });
  await work.audit({ action: 'user.create', object: objectOf(row), reason: role, actor: null });
  work.tell({ type: 'people.changed', userID }, peopleAudience(row));
  return present(work, userID);
}

async function noteLink(work: Work, user: UserRow, { login }: IdentityRow): Promise<void> {
  await work.audit({ action: 'identity.link', object: objectOf(user), reason: login, actor: user });
  work.tell({ type: 'people.changed', userID: user.userID }, peopleAudience(user));
}

async function teamIn(work: Work, names: readonly string[]): Promise<string | null> {
  if (names.length === 0) return null;
  const teams = await work.tx.teams.list();
  for (const name of names) {
    const found = teams.find((team) => team.name.toLowerCase() === name.trim().toLowerCase());
    if (found) return found.teamID;
  }
  return null;
}

async function present(work: Work, userID: string): Promise<UserWithTeam> {
  const user = await work.tx.users.get(userID);
  if (!user) throw new Error(`${userID} is gone in the middle of a transaction.`);
  return user;
}

function objectOf({ userID, name }: UserRow) {
  return { kind: 'user', id: userID, name } as const;
}

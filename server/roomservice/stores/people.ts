import type { IdentityRow } from '../rows/identities';
import type { SignInRow, TeamRow, UserRow } from '../rows/people';
import type { Wanted } from '../search/wanted';
import type { Found, Page, QueryOf, Reach } from './lists';

export type UserWithTeam = UserRow & {
  readonly teamName: string | null;
  readonly identity: IdentityRow | null;
};

export type TeamWithCount = TeamRow & { readonly memberCount: number };
export type UserQuery = QueryOf<'listUsers'>;

export interface PeopleStore {
  readonly users: {
    get(userID: string): Promise<UserWithTeam | undefined>;
    lock(userID: string): Promise<UserRow | undefined>;
    /** False where the userID is taken (letter case aside). */
    insert(row: UserRow): Promise<boolean>;
    update(userID: string, patch: Partial<Omit<UserRow, 'userID'>>): Promise<void>;
    /** Sorted lists break ties by userID, so that pages neither overlap nor miss. */
    list(query: UserQuery, reach: Reach): Promise<Page<UserWithTeam>>;
    /** Whole ids, then fields that begin with the text, then what has its words; by name. Null where it took too long. */
    search(wanted: Wanted, reach: Reach, limit: number): Promise<Found<UserWithTeam> | null>;
    /** Active admins; locks them, so that two of them cannot both be the last to go. */
    lockActiveAdmins(): Promise<readonly string[]>;
    count(): Promise<number>;
  };
  readonly teams: {
    get(teamID: string): Promise<TeamRow | undefined>;
    list(): Promise<readonly TeamWithCount[]>;
    /** False where the name is taken (letter case aside). */
    insert(row: TeamRow): Promise<boolean>;
    /** False where the name is taken. */
    rename(teamID: string, name: string): Promise<boolean>;
    /** False where people or rooms that are not closed belong to it; closed rooms and calls keep only its id. */
    delete(teamID: string): Promise<boolean>;
  };
  readonly signIns: {
    get(tokenDigest: string): Promise<SignInRow | undefined>;
    /** The last used first, ties by signInID. */
    ofUser(userID: string): Promise<readonly SignInRow[]>;
    insert(row: SignInRow): Promise<void>;
    touch(tokenDigest: string, seenAt: Date, expiresAt: Date): Promise<void>;
    delete(tokenDigest: string): Promise<void>;
    /** All of a person's, or all but one. */
    deleteOf(userID: string, exceptDigest?: string): Promise<void>;
    deleteExpired(now: Date): Promise<number>;
  };
}

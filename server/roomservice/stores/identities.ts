import type { IdentityRow } from '../rows/identities';

export interface IdentitiesStore {
  /** Who people are at a provider of sign-ins. */
  readonly identities: {
    get(userID: string): Promise<IdentityRow | undefined>;
    bySubject(issuer: string, subject: string): Promise<IdentityRow | undefined>;
    /** Whom an admin expects under that login name, letter case aside, and who has not come yet. */
    expected(issuer: string, login: string): Promise<IdentityRow | undefined>;
    /** In the place of the one that the person had. Fails as a crossing where subject or expected login is another's. */
    put(row: IdentityRow): Promise<void>;
    delete(userID: string): Promise<void>;
  };
}

import type { ApiTokenRow } from '../rows/tokens';

export interface TokensStore {
  readonly apiTokens: {
    get(tokenID: string): Promise<ApiTokenRow | undefined>;
    lock(tokenID: string): Promise<ApiTokenRow | undefined>;
    byDigest(digest: string): Promise<ApiTokenRow | undefined>;
    insert(row: ApiTokenRow): Promise<void>;
    update(tokenID: string, patch: Partial<Omit<ApiTokenRow, 'tokenID'>>): Promise<void>;
    /** Newest first; those that have ended too. */
    list(): Promise<readonly ApiTokenRow[]>;
  };
}

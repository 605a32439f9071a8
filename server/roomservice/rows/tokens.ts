import type { Permission } from '../../../contract/access';

/** An API token. The token itself is nowhere; `digest` is its SHA-256 in hex. Kept after its end: what it did names it. */
export interface ApiTokenRow {
  readonly tokenID: string;
  readonly name: string;
  /** How it begins. */
  readonly prefix: string;
  readonly digest: string;
  readonly permissions: readonly Permission[];
  /** Null: it reaches everything. */
  readonly teamID: string | null;
  readonly createdByID: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

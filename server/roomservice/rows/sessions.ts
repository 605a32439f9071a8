export interface SessionRow {
  readonly sessionID: string;
  readonly roomID: string;
  readonly userID: string;
  readonly issuedByID: string;
  /** Null once it can no longer be used. */
  readonly sealedSig: string | null;
  readonly sigDigest: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly endedBecause: 'revoked' | 'superseded' | 'left' | 'roomClosed' | null;
}

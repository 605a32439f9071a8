/** A launch ticket. The ticket itself is nowhere; digests are SHA-256 in hex. */
export interface TicketRow {
  readonly ticketDigest: string;
  readonly callID: string;
  /** Null for a call of streams. */
  readonly sessionID: string | null;
  readonly expiresAt: Date;
  readonly redeemedAt: Date | null;
  /** Of the program that redeemed it. */
  readonly nonceDigest: string | null;
}

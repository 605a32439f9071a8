/** Whom a provider of sign-ins takes a person for; one a person. */
export interface IdentityRow {
  readonly userID: string;
  readonly issuer: string;
  /** The provider's own name for them, which never changes. Null: an admin expects them, and they have not come yet. */
  readonly subject: string | null;
  /** Their login name there: as it was at their last sign-in, or as the admin expects it. */
  readonly login: string;
  readonly linkedAt: Date;
  /** Null: made by signing in. */
  readonly linkedByID: string | null;
  readonly lastSignInAt: Date | null;
}

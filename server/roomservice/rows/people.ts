import type { Role } from '../../../contract/access';

export interface UserRow {
  readonly userID: string;
  readonly name: string;
  readonly role: Role;
  readonly teamID: string | null;
  readonly state: 'active' | 'disabled';
  /** Null: they have none, and sign in otherwise. */
  readonly passwordHash: string | null;
  readonly mustChangePassword: boolean;
  readonly createdAt: Date;
  readonly lastSignInAt: Date | null;
}

export interface TeamRow {
  readonly teamID: string;
  readonly name: string;
  readonly createdAt: Date;
}

/** A browser that is signed in. The token itself is nowhere; `tokenDigest` is its SHA-256 in hex. */
export interface SignInRow {
  readonly tokenDigest: string;
  /** What it is called where the token must not be. */
  readonly signInID: string;
  readonly userID: string;
  readonly createdAt: Date;
  /** Told once a minute at most. */
  readonly seenAt: Date;
  readonly expiresAt: Date;
  readonly address: string | null;
  /** How the browser called itself. */
  readonly userAgent: string | null;
  readonly by: 'password' | 'provider';
  /** What the provider said of the person when they signed in there: with it, they are signed out there unasked. */
  readonly sealedIDToken: string | null;
}

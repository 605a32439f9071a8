import type { SessionRow } from '../rows/sessions';

export type SessionWithPeople = SessionRow & { readonly userName: string; readonly issuedByName: string };

export interface SessionsStore {
  readonly sessions: {
    get(sessionID: string): Promise<SessionWithPeople | undefined>;
    byDigest(sigDigest: string): Promise<SessionRow | undefined>;
    insert(row: SessionRow): Promise<void>;
    update(sessionID: string, patch: Partial<Omit<SessionRow, 'sessionID'>>): Promise<void>;
    /** Newest first. */
    ofRoom(roomID: string, limit: number): Promise<readonly SessionWithPeople[]>;
    /** Ends those of a room, or of a person, that have not ended; erases their sealed userSig. */
    endAll(
      of: { readonly roomID: string } | { readonly userID: string },
      because: NonNullable<SessionRow['endedBecause']>,
      at: Date,
    ): Promise<void>;
    /** Erases the sealed userSig of expired ones. */
    eraseExpired(now: Date): Promise<number>;
  };
}

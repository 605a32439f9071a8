import type { BreakReason } from '../../../contract/floor';
import type { PresenceChoice, PresenceState } from '../../../contract/presence';

/** Where an agent is: what they chose, and the state that follows from it and from what else is known. */
export interface PresenceRow {
  readonly userID: string;
  readonly choice: PresenceChoice;
  readonly reason: BreakReason | null;
  readonly chosenAt: Date;
  /** Themselves, or who chose for them. */
  readonly chosenByID: string;
  /** When a console last said that it is open; null: it was closed on purpose. */
  readonly seenAt: Date | null;
  readonly state: PresenceState;
  readonly since: Date;
}

/** One agent's step into another state; they stay until their next one. */
export interface PresenceChangeRow {
  readonly userID: string;
  readonly at: Date;
  readonly state: PresenceState;
  readonly reason: BreakReason | null;
}

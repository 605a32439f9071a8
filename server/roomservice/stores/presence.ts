import type { PresenceChangeRow, PresenceRow } from '../rows/presence';
import type { Reach } from './lists';

/** An agent; names are those of today. */
export interface AgentPresence {
  readonly userID: string;
  readonly name: string;
  readonly teamID: string | null;
  readonly teamName: string | null;
  readonly presence: PresenceRow | null;
  readonly chosenByName: string | null;
}

export interface PresenceStore {
  readonly presence: {
    get(userID: string): Promise<PresenceRow | undefined>;
    /** Locked last of all: whoever changes what a presence follows from settles it at the end. */
    lock(userID: string): Promise<PresenceRow | undefined>;
    /** Leaves the one that is there alone. */
    insert(row: PresenceRow): Promise<void>;
    update(userID: string, patch: Partial<Omit<PresenceRow, 'userID'>>): Promise<void>;
    /** Active agents by name, each with their presence where they have one. */
    list(teamIDs: readonly string[] | undefined, reach: Reach): Promise<readonly AgentPresence[]>;
    /**
     * Who is not offline, and not in a live call, and not seen since `before`; of those on a break, whose break began
     * before `longBreak`, or who closed their console on purpose.
     */
    silentSince(before: Date, longBreak: Date): Promise<readonly string[]>;
    note(row: PresenceChangeRow): Promise<void>;
    /** Oldest first: those between the two, and for each person the last one before. */
    changes(userIDs: readonly string[], from: Date, to: Date): Promise<readonly PresenceChangeRow[]>;
    deleteChangesBefore(at: Date): Promise<number>;
  };
}

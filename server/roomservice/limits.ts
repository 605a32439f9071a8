/** How much of the service one address and one person may have at once. Passwords and tickets are counted by `Callers`. */
export interface Limits {
  /** May one more request come from there now? Counts it. Seconds to wait, 0 for yes. */
  fromAddress(address: string | null): number;
  /** The same by person, wherever they are. */
  byPerson(userID: string): number;
  /** A place for one more event stream of theirs, to be given back at its end; null where they have all that they may. */
  openStream(userID: string): (() => void) | null;
}

/** For a service that one browser alone can reach. */
export const noLimits: Limits = {
  fromAddress: () => 0,
  byPerson: () => 0,
  openStream: () => () => undefined,
};

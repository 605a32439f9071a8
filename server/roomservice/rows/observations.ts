import type { ObservationEnd } from '../../../contract/observing';

/** Somebody watches, or watched, the streams of a room from outside. Two that run are never of one person and one room. */
export interface ObservationRow {
  readonly observationID: string;
  readonly roomID: string;
  readonly userID: string;
  readonly userName: string;
  /** Of the browser that watches: without it, nobody does. */
  readonly signInDigest: string;
  readonly reason: string;
  /** Our people in the room may know. */
  readonly announced: boolean;
  readonly startedAt: Date;
  /** When the page last said that it still watches. */
  readonly seenAt: Date;
  readonly endedAt: Date | null;
  readonly endedBecause: ObservationEnd | null;
}

import type { MediaPlace } from '../../../contract/places';

/**
 * original: as it came, in one or more parts; playable: what browsers play; the others are made for the player.
 */
export const recordingFileRoles = ['original', 'playable', 'thumbnail', 'sprite', 'waveform'] as const;
export type RecordingFileRole = (typeof recordingFileRoles)[number];

/** A file of a recording; its bytes are with the port `media`, at its location. */
export interface RecordingFileRow {
  readonly fileID: string;
  readonly recordingID: string;
  readonly role: RecordingFileRole;
  /** From 0, in the order of time: more than one where pushing was interrupted. */
  readonly part: number;
  readonly location: string;
  /** Where that is; the location stays the same wherever the file lies. */
  readonly place: MediaPlace;
  readonly mime: string;
  readonly bytes: number;
  /** SHA-256 in hex. */
  readonly checksum: string;
  /** What its reader must know: how a sprite is laid out. */
  readonly about: Readonly<Record<string, number>>;
  readonly createdAt: Date;
}

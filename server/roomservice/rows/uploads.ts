import type { RecordingTrouble } from '../../../contract/recordings';

/** screen: a file from somebody's PC; mix: what a browser records of its call, while it records. */
export const uploadPurposes = ['screen', 'mix'] as const;
export type UploadPurpose = (typeof uploadPurposes)[number];

/** A file on its way here, or here and not yet part of a recording. */
export interface UploadRow {
  readonly uploadID: string;
  readonly userID: string;
  readonly purpose: UploadPurpose;
  readonly fileName: string;
  /** Null until whoever sends it knows: a recording that is still made. */
  readonly bytes: number | null;
  readonly received: number;
  /** received: whole and checked; attached: part of a recording that has all of it. */
  readonly state: 'receiving' | 'received' | 'attached';
  /** When the file was last written, by the clock of that PC; of a mix, when its recorder began, by ours. */
  readonly fileAt: Date | null;
  /** Where it lies once it is whole. */
  readonly location: string | null;
  readonly checksum: string | null;
  readonly mime: string;
  /** `zone`: minutes east of Greenwich on that PC; once it is whole, what is in it: `durationMs`, `madeAt`. */
  readonly about: Readonly<Record<string, number>>;
  /** What is wrong with it, once it was looked at. */
  readonly trouble: RecordingTrouble | null;
  /** Which recording a person said that it is. */
  readonly recordingID: string | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

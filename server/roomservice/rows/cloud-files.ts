export const cloudFileStates = ['unmatched', 'fetching', 'failed', 'here', 'known', 'dropped'] as const;
/**
 * unmatched: nobody knows of which call it is; fetching: on its way here; here: part of its recording; known: the same bytes
 * were here already; dropped: a person said that it is no recording of ours.
 */
export type CloudFileState = (typeof cloudFileStates)[number];

/** A file that a company's cloud recorded and told us of. */
export interface CloudFileRow {
  readonly cloudFileID: string;
  /** What its cloud knows it by: told of again, it is the same one. */
  readonly fileKey: string;
  readonly streamID: string;
  /** `mp4`, `flv`: in lower case. */
  readonly format: string;
  /** Where it can be fetched; null where nobody will any more. */
  readonly sealedURL: string | null;
  /** By the clock of the cloud. */
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** As its cloud has it; null where it does not say. */
  readonly durationMs: number | null;
  readonly bytes: number | null;
  readonly state: CloudFileState;
  readonly recordingID: string | null;
  readonly receivedAt: Date;
  readonly changedAt: Date;
}

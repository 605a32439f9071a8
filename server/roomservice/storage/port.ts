/** The disk on which recordings lie. */
export interface Disk {
  /** Null where nobody can tell: then nothing waits for room. */
  space(): Promise<DiskSpace | null>;
  /** Every file below the folder of recordings, in no order; without what is only there while something is made. */
  files(): AsyncIterable<DiskFile>;
  /** A file of that location is in the folder. */
  has(location: string): Promise<boolean>;
}

export interface DiskSpace {
  readonly totalBytes: number;
  /** What this server may still write. */
  readonly freeBytes: number;
}

export interface DiskFile {
  readonly location: string;
  readonly bytes: number;
  readonly changedAt: Date;
  /** The stream that it is a part of, as it was pushed; null for any other file. */
  readonly stream: string | null;
}

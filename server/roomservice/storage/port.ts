/** The disk on which recordings lie. */
export interface Disk {
  /** Null where nobody can tell: then nothing waits for room. */
  space(): Promise<DiskSpace | null>;
}

export interface DiskSpace {
  readonly totalBytes: number;
  /** What this server may still write. */
  readonly freeBytes: number;
}

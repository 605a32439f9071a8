import type { RecordingKind, RecordingState, RecordingTrouble } from '../../../contract/recordings';

/** The three files that come with the product, under `demo/`. */
export const demoMedia = {
  interview: {
    ...{ source: 'interview.mp4', durationMs: 36_000, bytes: 288_308 },
    checksum: '1c3fb6fc986727a8564a5f2d5e20918bfae39a9a9f5bda8b2e7e1fe00e2d3fdb',
  },
  signing: {
    ...{ source: 'signing.mp4', durationMs: 30_000, bytes: 219_732 },
    checksum: '17dc9ebedf86148045ea7ba8cab4da43c56a7d12d75d2356b0bc1a63e578ff97',
  },
  screen: {
    ...{ source: 'screen.mp4', durationMs: 24_000, bytes: 152_110 },
    checksum: 'd052c5e640cba78d4e53feca7240873d3075d58fca289b74fb868099353064cc',
  },
} as const;
export type DemoMediaName = keyof typeof demoMedia;

/** A recording of a call. One with `media` has a file here, whether it plays by now or not; of the others nothing is here. */
export interface DemoRecording {
  readonly kind: RecordingKind;
  readonly state: RecordingState;
  readonly media: DemoMediaName | null;
  readonly seconds: number | null;
  readonly progress: number | null;
  readonly trouble: RecordingTrouble | null;
  readonly heldBy: string | null;
}

const blank = { media: null, seconds: null, progress: null, trouble: null, heldBy: null } as const;

export const ready = (kind: RecordingKind, media: DemoMediaName): DemoRecording => ({
  ...blank,
  kind,
  state: 'ready',
  media,
  seconds: demoMedia[media].durationMs / 1000,
});
export const running = (kind: RecordingKind): DemoRecording => ({ ...blank, kind, state: 'recording' });
export const uploading = (kind: RecordingKind, progress: number, seconds: number): DemoRecording => ({
  ...blank,
  ...{ kind, state: 'uploading', progress, seconds },
});
export const processing = (kind: RecordingKind, progress: number, media: DemoMediaName): DemoRecording => ({
  ...ready(kind, media),
  ...{ state: 'processing', progress },
});
/** Of one that has `media`, trying again makes it play. */
export const failed = (
  kind: RecordingKind,
  trouble: RecordingTrouble,
  media: DemoMediaName | null = null,
): DemoRecording => ({ ...blank, kind, state: 'failed', trouble, media });
export const onlyOn = (heldBy: string, seconds: number): DemoRecording => ({
  ...blank,
  kind: 'screen',
  state: 'localOnly',
  heldBy,
  seconds,
});
export const thrownAway = (kind: RecordingKind, media: DemoMediaName): DemoRecording => ({
  ...ready(kind, media),
  state: 'trash',
});
export const removed = (kind: RecordingKind, seconds: number): DemoRecording => ({
  ...blank,
  kind,
  state: 'expired',
  seconds,
});

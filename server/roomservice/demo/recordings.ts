import type { RecordingKind, RecordingState } from '../../../contract/recordings';

/** The three files that come with the product, under `demo/`. */
export const demoMedia = {
  interview: { source: 'interview.mp4', durationMs: 36_000, bytes: 288_308 },
  signing: { source: 'signing.mp4', durationMs: 30_000, bytes: 219_732 },
  screen: { source: 'screen.mp4', durationMs: 24_000, bytes: 152_110 },
} as const;
export type DemoMediaName = keyof typeof demoMedia;

/** A recording of a call. One with `media` is ready and plays, or would after it is restored; the others are somewhere on their way, or gone. */
export interface DemoRecording {
  readonly kind: RecordingKind;
  readonly state: RecordingState;
  readonly media: DemoMediaName | null;
  readonly seconds: number | null;
  readonly progress: number | null;
  readonly failure: string | null;
  readonly heldBy: string | null;
}

const blank = { media: null, seconds: null, progress: null, failure: null, heldBy: null } as const;

export const ready = (kind: RecordingKind, media: DemoMediaName): DemoRecording => ({
  ...blank,
  kind,
  state: 'ready',
  media,
  seconds: demoMedia[media].durationMs / 1000,
});
export const running = (kind: RecordingKind): DemoRecording => ({ ...blank, kind, state: 'recording' });
export const onItsWay = (
  kind: RecordingKind,
  state: 'uploading' | 'processing',
  progress: number,
  seconds: number,
): DemoRecording => ({ ...blank, kind, state, progress, seconds });
export const failed = (
  kind: RecordingKind,
  failure: string,
  seconds: number | null = null,
): DemoRecording => ({
  ...blank,
  kind,
  state: 'failed',
  failure,
  seconds,
});
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

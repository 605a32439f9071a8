import type { RecordingDetail } from '../../../contract/recordings';
import type { RoomEvent } from '../../../contract/rooms';

/** Something that happened in the room, by its place in the recording. */
export interface Moment {
  readonly event: RoomEvent;
  /** From the first frame; below 0 shortly before it, above the duration shortly after the end. */
  readonly seconds: number;
}

/** When a recording began by the clock of the room, where its own was found to be wrong. */
export function startOf({ startedAt, offsetMs }: Pick<RecordingDetail, 'startedAt' | 'offsetMs'>): number {
  return Date.parse(startedAt) + offsetMs;
}

/** The room's events by the recording's own clock, in their order. */
export function momentsOf({
  events,
  ...recording
}: Pick<RecordingDetail, 'startedAt' | 'offsetMs' | 'events'>): readonly Moment[] {
  const start = startOf(recording);
  return events.map((event) => ({ event, seconds: (Date.parse(event.at) - start) / 1000 }));
}

/** A sign on the marker line: one moment, or several that would lie on each other. */
export interface Marker {
  /** 0 at the first frame, 1 at the last. */
  readonly place: number;
  readonly moments: readonly Moment[];
}

/** Markers of what happened while it was recorded; those nearer than `apart` of the whole line become one. */
export function markersOf(moments: readonly Moment[], duration: number, apart = 0.025): readonly Marker[] {
  const markers: { place: number; moments: Moment[] }[] = [];
  for (const moment of moments) {
    if (duration <= 0 || moment.seconds < 0 || moment.seconds > duration) continue;
    const place = moment.seconds / duration;
    const last = markers.at(-1);
    if (last && place - last.place < apart) last.moments.push(moment);
    else markers.push({ place, moments: [moment] });
  }
  return markers;
}

/** The place of the moment that the recording is at: the last that has begun; -1 before the first. */
export function activeMoment(moments: readonly Moment[], time: number): number {
  // A jump lands on the frame before rather than on the millisecond.
  return moments.findLastIndex(({ seconds }) => seconds <= time + 0.05);
}

/** Pressing "previous" again while it plays should go on, not come back to the same moment. */
const GRACE_SECONDS = 1.5;

/** Where `previous` or `next` leads from `time`; undefined where nothing is left on that side. */
export function momentBeside(
  moments: readonly Moment[],
  time: number,
  duration: number,
  step: 'previous' | 'next',
): number | undefined {
  const within = moments.map(({ seconds }) => seconds).filter((at) => at >= 0 && at <= duration);
  return step === 'next'
    ? within.find((at) => at > time + 0.25)
    : within.findLast((at) => at < time - GRACE_SECONDS);
}

/** Where a jump to a moment may land. */
export function withinRecording(seconds: number, duration: number): number {
  return Math.max(0, Math.min(seconds, duration));
}

const tickSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];

/** Round times under the line, at most `most` of them, the start included. */
export function ticksOf(duration: number, most = 6): readonly number[] {
  if (duration <= 0) return [];
  const step = tickSteps.find((each) => duration / each < most) ?? 14_400;
  // The end has a label of its own; a tick too near it would stand in it.
  const count = Math.floor((duration - step * 0.4) / step);
  return Array.from({ length: Math.max(0, count) + 1 }, (_, index) => index * step);
}

import type { RecordingDetail } from '../../../contract/recordings';
import { startOf } from '../player/moments';
import { tracksOf, type Track } from './tracks';

export interface Lane extends Track {
  /** By the clock of the room, in milliseconds; what has no length yet ends where the longest does. */
  readonly from: number;
  readonly to: number;
}

type Timed = Pick<
  RecordingDetail,
  'recordingID' | 'kind' | 'state' | 'startedAt' | 'durationMs' | 'offsetMs' | 'siblings'
>;

/** The recordings of a call on one line of time, and where a moment lies on it, 0 to 100. */
export function lanesOf(recording: Timed): {
  readonly lanes: readonly Lane[];
  placeOf(at: number): number;
} {
  const all = [recording, ...recording.siblings];
  const begin = Math.min(...all.map(startOf));
  const end = Math.max(begin + 1, ...all.map((each) => startOf(each) + (each.durationMs ?? 0)));
  const lanes = tracksOf(recording).flatMap((track) => {
    const found = all.find(({ recordingID }) => recordingID === track.recordingID);
    if (!found) return [];
    const from = startOf(found);
    return [{ ...track, from, to: found.durationMs === null ? end : from + found.durationMs }];
  });
  const placeOf = (at: number) => Math.max(0, Math.min(1, (at - begin) / (end - begin))) * 100;
  return { lanes, placeOf };
}

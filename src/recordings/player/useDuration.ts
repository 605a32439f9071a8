import type { Recording } from '../../../contract/recordings';
import type { Playback } from './playback';
import { usePlaybackState } from './usePlayback';

/** Seconds: as the file says once it is there, until then as RoomService does. */
export function useDuration(playback: Playback, { durationMs }: Pick<Recording, 'durationMs'>): number {
  return usePlaybackState(playback, ({ duration }) => duration) || (durationMs ?? 0) / 1000;
}

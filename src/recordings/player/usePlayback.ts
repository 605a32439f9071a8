import { useMemo, useSyncExternalStore } from 'react';
import { useCommand } from '../../api/commands';
import { recall, remember } from '../../ui/storage';
import { createPlayback, parseSettings, usualSettings, type Playback, type PlaybackState } from './playback';

const SETTINGS = 'player';

/** The playing of a recording, the same until another one is named. Nothing is asked for before somebody plays it. */
export function usePlayback(recordingID: string, startAt = 0): Playback {
  const { mutateAsync } = useCommand('playRecording', { invalidates: ['listAudit', 'listRecordingAccess'] });
  return useMemo(
    () =>
      createPlayback({
        requestLink: () => mutateAsync({ params: { recordingID } }),
        startAt,
        settings: recall(SETTINGS, parseSettings) ?? usualSettings,
        onSettings: (settings) => remember(SETTINGS, settings),
      }),
    [mutateAsync, recordingID, startAt],
  );
}

/** Part of the playback's state; whoever asks is drawn again only when that part changes. */
export function usePlaybackState<T extends string | number | boolean | object | null>(
  playback: Playback,
  select: (state: PlaybackState) => T,
): T {
  return useSyncExternalStore(playback.subscribe, () => select(playback.get()));
}

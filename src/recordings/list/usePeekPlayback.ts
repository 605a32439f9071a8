import { useEffect, useRef } from 'react';
import type { Recording } from '../../../contract/recordings';
import type { Playback } from '../player/playback';
import { usePlayback, usePlaybackState } from '../player/usePlayback';
import type { RecordingsUrl } from './recordings-url';

interface PeekPlayback {
  readonly playback: Playback;
  readonly playingID: string | undefined;
  /** Plays a row in the peek, or pauses it; one that cannot be played is only shown. */
  readonly press: (recording: Recording) => void;
}

/** What plays in the peek: the recording that is peeked at, and nothing else. */
export function usePeekPlayback(
  { peek }: RecordingsUrl,
  set: (patch: Partial<RecordingsUrl>, options?: { push?: boolean }) => void,
): PeekPlayback {
  const playback = usePlayback(peek ?? '');
  const playing = usePlaybackState(playback, (state) => state.playing);
  // Named by a press and used up by the peek that it opens, so that going back to a peek never plays by itself.
  const wanted = useRef<string>(undefined);

  useEffect(() => {
    if (peek === undefined || wanted.current !== peek) return;
    wanted.current = undefined;
    playback.play();
  }, [peek, playback]);

  return {
    playback,
    playingID: playing ? peek : undefined,
    press({ recordingID, can }) {
      const playable = can.includes('play');
      if (recordingID === peek) {
        if (playable) playback.toggle();
        return;
      }
      wanted.current = playable ? recordingID : undefined;
      set({ peek: recordingID }, { push: peek === undefined });
    },
  };
}

import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { CannotPlay, playLive, type LivePlayer } from './live-player';

export type PictureState = 'waiting' | 'playing' | 'lost' | 'unsupported';

const againMs = 3_000;

/**
 * Plays a member's stream and, when it stops, asks for it again. A renewed address of the same stream leaves what plays
 * alone: it is for the next time.
 */
export function useLivePicture(url: string): {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly state: PictureState;
} {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<PictureState>('waiting');
  const stream = url.split('?')[0];
  const play = useEffectEvent((element: HTMLVideoElement, told: Parameters<typeof playLive>[2]) =>
    playLive(element, url, told),
  );
  useEffect(() => {
    let gone = false;
    let player: LivePlayer | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const attempt = async () => {
      const element = video.current;
      if (!element) return;
      try {
        const made = await play(element, {
          playing: () => setState('playing'),
          lost: () => {
            setState('lost');
            timer = setTimeout(() => void attempt(), againMs);
          },
        });
        if (gone) made.stop();
        else player = made;
      } catch (error) {
        if (gone) return;
        if (error instanceof CannotPlay) return setState('unsupported');
        // The player's own code did not come: as with a picture, it is asked for again.
        setState('lost');
        timer = setTimeout(() => void attempt(), againMs);
      }
    };
    void attempt();
    return () => {
      gone = true;
      clearTimeout(timer);
      player?.stop();
    };
  }, [stream]);
  return { video, state };
}

/** One stream that plays in a video element, until it is let go. */
export interface LivePlayer {
  stop(): void;
}

export class CannotPlay extends Error {}

/** No picture for so long means that the stream hangs, though nobody said so. */
const hangsMs = 10_000;

interface Told {
  /** The picture moves. */
  playing(): void;
  /** It ended, never began, or hangs: ask for it anew, later. Said once. */
  lost(): void;
}

/** Plays FLV from a live service. Throws `CannotPlay` where this browser cannot. */
export async function playLive(video: HTMLVideoElement, url: string, told: Told): Promise<LivePlayer> {
  const { default: mpegts } = await import('mpegts.js');
  if (!mpegts.getFeatureList().mseLivePlayback) throw new CannotPlay();
  mpegts.LoggingControl.enableAll = false; // what goes wrong is shown in the page
  const player = mpegts.createPlayer(
    { type: 'flv', isLive: true, cors: true, url },
    {
      enableStashBuffer: false,
      liveBufferLatencyChasing: true,
      lazyLoad: false,
      autoCleanupSourceBuffer: true,
    },
  );
  let over = false;
  const lose = () => {
    if (over) return;
    stop();
    told.lost();
  };
  let hangs = setTimeout(lose, hangsMs);
  const moved = () => {
    clearTimeout(hangs);
    hangs = setTimeout(lose, hangsMs);
    told.playing();
  };
  function stop(): void {
    if (over) return;
    over = true;
    clearTimeout(hangs);
    video.removeEventListener('timeupdate', moved);
    player.destroy();
  }

  player.on(mpegts.Events.ERROR, lose);
  player.on(mpegts.Events.LOADING_COMPLETE, lose);
  player.attachMediaElement(video);
  player.load();
  video.addEventListener('timeupdate', moved);
  begin(video);
  return { stop };
}

/** With sound where the browser lets a page begin so; else without, and the person switches it on. */
function begin(video: HTMLVideoElement): void {
  void video.play().catch((error: unknown) => {
    if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') return; // stopped meanwhile
    video.muted = true;
    void video.play().catch(() => undefined); // then the tile goes on saying that it waits
  });
}

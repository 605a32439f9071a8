import { rates, type Rate } from './keys';
import { afterSilence, type Stretch } from './wave';

/** A link that plays one recording for a few minutes. */
export interface Link {
  readonly url: string;
}

/** Why nothing plays: no link was given, or the browser could make nothing of what the link led to. */
export type Failure =
  | { readonly of: 'link'; readonly problem: unknown }
  | { readonly of: 'file'; readonly why: 'unreadable' | 'undecodable' };

export interface PlaybackState {
  /** `idle`: nobody pressed play yet, so no link was asked for. */
  readonly phase: 'idle' | 'asking' | 'loaded' | 'failed';
  readonly failure: Failure | null;
  /** Seconds from the first frame. */
  readonly time: number;
  /** As the file says; 0 while it is not known. */
  readonly duration: number;
  readonly playing: boolean;
  /** It should play and waits for the file. */
  readonly waiting: boolean;
  readonly rate: Rate;
  /** The section that is played again and again; without an end, the end is still to be said. */
  readonly loop: Loop | null;
  /** Where nobody is heard, it goes on to where somebody is. */
  readonly skipsSilence: boolean;
  /** 0 to 1. */
  readonly volume: number;
  readonly muted: boolean;
}

/** Seconds. */
export interface Loop {
  readonly from: number;
  readonly to: number | null;
}

export type Settings = Pick<PlaybackState, 'rate' | 'volume' | 'muted'>;

interface Options {
  /** Asks for a link; RoomService writes each into the audit log, so only ever on somebody's wish to see. */
  readonly requestLink: () => Promise<Link>;
  /** Seconds; where the first play starts. */
  readonly startAt?: number;
  readonly settings?: Settings;
  readonly onSettings?: (settings: Settings) => void;
}

/** The playing of one recording, apart from how it is drawn. */
export interface Playback {
  readonly subscribe: (listener: () => void) => () => void;
  readonly get: () => PlaybackState;
  /** Takes the `<video>` of the page, as its ref; hands it back when React does. */
  readonly attach: (element: HTMLVideoElement) => () => void;
  readonly play: () => void;
  readonly pause: () => void;
  readonly toggle: () => void;
  readonly seek: (seconds: number) => void;
  readonly move: (seconds: number) => void;
  /** Goes to a moment that somebody chose; what was not asked for yet plays from there. */
  readonly jump: (seconds: number) => void;
  readonly step: (frames: number) => void;
  /** Says where a section begins, then where it ends and plays it over; a third time, goes on without. */
  readonly stepLoop: () => void;
  /** Where nobody is heard, as soon as that is known. */
  readonly setSilences: (silences: readonly Stretch[]) => void;
  readonly setSkipsSilence: (skips: boolean) => void;
  readonly setRate: (rate: Rate) => void;
  readonly setVolume: (volume: number) => void;
  readonly setMuted: (muted: boolean) => void;
}

export const usualSettings: Settings = { rate: 1, volume: 1, muted: false };

/** Files do not say how long a frame is; ours and most others have 25 a second. */
const FRAME_SECONDS = 1 / 25;
/** So far it must have come on a new link before another one is asked for without a word. */
const GOT_ON_SECONDS = 1;

/**
 * Plays through a link that runs out: when the file stops coming, a new link is asked for once, silently, and playing
 * goes on where it stopped. Only if that does not help is it a failure.
 */
export function createPlayback(options: Options): Playback {
  const { requestLink, startAt = 0, settings = usualSettings, onSettings } = options;
  const listeners = new Set<() => void>();
  let state: PlaybackState = {
    phase: 'idle',
    failure: null,
    time: startAt,
    duration: 0,
    playing: false,
    waiting: false,
    loop: null,
    skipsSilence: false,
    ...settings,
  };
  let video: HTMLVideoElement | null = null;
  let link: Link | null = null;
  /** Whether somebody wants it to play, also while it cannot yet. */
  let wanted = false;
  /** The element has the file's facts: its times are ours. */
  let ready = false;
  let renewedAt: number | null = null;
  let silences: readonly Stretch[] = [];

  const patch = (change: Partial<PlaybackState>): void => {
    // Object.keys forgets that its keys are those of a PlaybackState.
    const changed = (Object.keys(change) as (keyof PlaybackState)[]).some(
      (key) => change[key] !== state[key],
    );
    if (!changed) return;
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const fail = (failure: Failure): void => {
    wanted = false;
    ready = false;
    patch({ phase: 'failed', failure, playing: false, waiting: false });
  };

  async function ask(silently: boolean): Promise<void> {
    patch(silently ? { waiting: wanted } : { phase: 'asking', failure: null, waiting: false });
    try {
      link = await requestLink();
    } catch (problem) {
      fail({ of: 'link', problem });
      return;
    }
    load();
  }

  function load(): void {
    if (!video || !link) return;
    ready = false;
    video.src = link.url;
    video.load();
  }

  function start(): void {
    if (!video) return;
    video.play().catch((error: unknown) => {
      // The browser wants a press of its own first. Anything else is told by the element's error event.
      if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') return;
      wanted = false;
      patch({ playing: false, waiting: false });
    });
  }

  const seen: Readonly<Record<string, (element: HTMLVideoElement) => void>> = {
    loadedmetadata(element) {
      ready = true;
      element.defaultPlaybackRate = state.rate;
      element.playbackRate = state.rate;
      if (state.time > 0) element.currentTime = state.time;
      patch({ phase: 'loaded', failure: null, duration: lengthOf(element) });
      if (wanted) start();
      else patch({ waiting: false });
    },
    durationchange: (element) => patch({ duration: lengthOf(element) || state.duration }),
    timeupdate(element) {
      if (!ready) return;
      if (renewedAt !== null && element.currentTime > renewedAt + GOT_ON_SECONDS) renewedAt = null;
      const { loop } = state;
      const heard = state.skipsSilence ? afterSilence(silences, element.currentTime) : undefined;
      const next = heard ?? element.currentTime;
      if (loop !== null && loop.to !== null && next >= loop.to) seek(loop.from);
      else if (heard !== undefined && state.playing) seek(heard);
      else patch({ time: element.currentTime });
    },
    seeked: (element) => patch(ready ? { time: element.currentTime } : {}),
    playing: () => patch({ playing: true, waiting: false }),
    play() {
      wanted = true;
      patch({ playing: true });
    },
    pause(element) {
      // By a key on a headset as well as by us; a file that broke off does not count as somebody's wish.
      if (element.error === null && ready) wanted = false;
      patch({ playing: false, waiting: false });
    },
    waiting: () => patch({ waiting: true }),
    ended() {
      const { loop } = state;
      // A section that ends where the file does.
      if (loop !== null && loop.to !== null) {
        seek(loop.from);
        start();
      } else patch({ playing: false, waiting: false });
    },
    volumechange(element) {
      patch({ volume: element.volume, muted: element.muted });
      keepSettings();
    },
    click: () => toggle(),
    error(element) {
      const undecodable = element.error?.code === 3; // MEDIA_ERR_DECODE
      if (element.error === null || state.phase === 'failed') return;
      if (undecodable || renewedAt !== null) {
        fail({ of: 'file', why: undecodable ? 'undecodable' : 'unreadable' });
        return;
      }
      renewedAt = state.time;
      ready = false;
      void ask(true);
    },
  };

  function keepSettings(): void {
    const { rate, volume, muted } = state;
    onSettings?.({ rate, volume, muted });
  }

  function play(): void {
    wanted = true;
    if (state.phase === 'loaded') start();
    else if (state.phase !== 'asking') {
      renewedAt = null;
      void ask(false);
    }
  }

  function pause(): void {
    wanted = false;
    video?.pause();
    patch({ waiting: false });
  }

  function toggle(): void {
    if (state.playing || (wanted && state.phase === 'asking')) pause();
    else play();
  }

  function seek(seconds: number): void {
    const time = Math.max(0, state.duration > 0 ? Math.min(seconds, state.duration) : seconds);
    if (video && ready) video.currentTime = time;
    patch({ time });
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get: () => state,
    attach(element) {
      video = element;
      element.volume = state.volume;
      element.muted = state.muted;
      const handlers = Object.entries(seen).map(([type, act]) => [type, () => act(element)] as const);
      for (const [type, handler] of handlers) element.addEventListener(type, handler);
      load();
      return () => {
        for (const [type, handler] of handlers) element.removeEventListener(type, handler);
        video = null;
        ready = false;
        if (!link) return;
        // Without this a removed element goes on fetching, and sounding.
        element.pause();
        element.removeAttribute('src');
        element.load();
      };
    },
    play,
    pause,
    toggle,
    seek,
    move: (seconds) => seek(state.time + seconds),
    jump(seconds) {
      seek(seconds);
      if (state.phase === 'idle') play();
    },
    step(frames) {
      pause();
      seek(state.time + frames * FRAME_SECONDS);
    },
    stepLoop() {
      const { loop, time } = state;
      if (loop === null) patch({ loop: { from: time, to: null } });
      else if (loop.to === null && time > loop.from) {
        patch({ loop: { from: loop.from, to: time } });
        seek(loop.from);
      } else patch({ loop: null });
    },
    setSilences(found) {
      silences = found;
    },
    setSkipsSilence: (skipsSilence) => patch({ skipsSilence }),
    setRate(rate) {
      if (video) {
        video.defaultPlaybackRate = rate;
        video.playbackRate = rate;
      }
      patch({ rate });
      keepSettings();
    },
    setVolume(volume) {
      const heard = Math.max(0, Math.min(1, volume));
      if (video) {
        video.volume = heard;
        video.muted = heard === 0;
      }
      patch({ volume: heard, muted: heard === 0 });
    },
    setMuted(muted) {
      // Sound that was turned all the way down comes back at half.
      const volume = !muted && state.volume === 0 ? 0.5 : state.volume;
      if (video) {
        video.volume = volume;
        video.muted = muted;
      }
      patch({ volume, muted });
    },
  };
}

function lengthOf({ duration }: HTMLVideoElement): number {
  return Number.isFinite(duration) ? duration : 0;
}

/** Settings as they may be stored; anything else is as if there were none. */
export function parseSettings(value: unknown): Settings | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { rate, volume, muted } = value as Record<string, unknown>; // a non-null object has these or not
  const known = rates.find((each) => each === rate);
  if (known === undefined || typeof volume !== 'number' || typeof muted !== 'boolean') return undefined;
  return volume >= 0 && volume <= 1 ? { rate: known, volume, muted } : undefined;
}

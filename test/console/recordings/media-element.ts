/**
 * What jsdom lacks of `<video>`: it loads, plays, seeks and fails as a test says, with the events and in the order that
 * browsers have. Our own code is all real; it only ever sees an HTMLMediaElement.
 */
import { act } from '@testing-library/react';

interface Film {
  paused: boolean;
  loaded: boolean;
  time: number;
  rate: number;
  defaultRate: number;
  volume: number;
  muted: boolean;
  error: { readonly code: number } | null;
}

export interface Projector {
  /** Every address that a file was loaded from, in order. */
  readonly loads: readonly string[];
  /** The next load ends in an error of this code (2 network, 3 decode, 4 nothing usable) instead of a file. */
  refuse(code: 2 | 3 | 4): void;
  /** The browser wants a press of its own before anything plays. */
  forbidPlaying(): void;
  /** It plays on to this second. */
  reach(seconds: number): void;
  /** The file stops coming. */
  breakOff(code?: 2 | 3): void;
  video(): HTMLVideoElement;
}

const proto = HTMLMediaElement.prototype;

/** From now on videos are `seconds` long and do as they are told; a page that is left later can still let go of its own. */
export function installProjector(seconds = 60): Projector {
  const films = new WeakMap<HTMLMediaElement, Film>();
  const loads: string[] = [];
  const refusals: number[] = [];
  let mayPlay = true;

  const filmOf = (element: HTMLMediaElement): Film => {
    const known = films.get(element);
    if (known) return known;
    const film = {
      paused: true,
      loaded: false,
      time: 0,
      rate: 1,
      defaultRate: 1,
      volume: 1,
      muted: false,
      error: null,
    };
    films.set(element, film);
    return film;
  };
  const tell = (element: HTMLMediaElement, ...events: readonly string[]) => {
    for (const event of events) element.dispatchEvent(new Event(event));
  };
  const value = <K extends keyof Film>(key: K, changed?: readonly string[]): PropertyDescriptor => ({
    configurable: true,
    get(this: HTMLMediaElement) {
      return filmOf(this)[key];
    },
    set(this: HTMLMediaElement, next: Film[K]) {
      filmOf(this)[key] = next;
      if (changed) tell(this, ...changed);
    },
  });

  Object.defineProperties(proto, {
    paused: value('paused'),
    error: value('error'),
    currentTime: value('time', ['timeupdate', 'seeked']),
    playbackRate: value('rate'),
    defaultPlaybackRate: value('defaultRate'),
    volume: value('volume', ['volumechange']),
    muted: value('muted', ['volumechange']),
    duration: {
      configurable: true,
      get(this: HTMLMediaElement) {
        return filmOf(this).loaded ? seconds : Number.NaN;
      },
    },
    load: {
      configurable: true,
      value(this: HTMLMediaElement) {
        const film = filmOf(this);
        Object.assign(film, { paused: true, loaded: false, time: 0, error: null, rate: film.defaultRate });
        const url = this.getAttribute('src');
        if (url === null) return;
        loads.push(url);
        const code = refusals.shift();
        queueMicrotask(() =>
          act(() => {
            if (code === undefined) {
              film.loaded = true;
              tell(this, 'durationchange', 'loadedmetadata');
            } else {
              film.error = { code };
              tell(this, 'error');
            }
          }),
        );
      },
    },
    play: {
      configurable: true,
      value(this: HTMLMediaElement) {
        if (!mayPlay) return Promise.reject(new DOMException('No press yet', 'NotAllowedError'));
        filmOf(this).paused = false;
        tell(this, 'play', 'playing');
        return Promise.resolve();
      },
    },
    pause: {
      configurable: true,
      value(this: HTMLMediaElement) {
        const film = filmOf(this);
        if (film.paused) return;
        film.paused = true;
        tell(this, 'pause');
      },
    },
  });

  const video = () => {
    const found = document.querySelector('video');
    if (!found) throw new Error('There is no video');
    return found;
  };
  return {
    loads,
    video,
    refuse: (code) => void refusals.push(code),
    forbidPlaying: () => void (mayPlay = false),
    reach(to) {
      const element = video();
      filmOf(element).time = to;
      act(() => tell(element, 'timeupdate'));
    },
    breakOff(code = 2) {
      const element = video();
      filmOf(element).error = { code };
      act(() => tell(element, 'error'));
    },
  };
}

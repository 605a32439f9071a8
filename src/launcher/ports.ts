/** Opens a URL of the custom scheme. Called inside the person's click wherever that is possible. */
export interface Opener {
  open(url: string): void;
}

/**
 * What came back over loopback. `empty` means that something answered but nothing of it reached us:
 * an empty body, another callback, or no JavaScript.
 */
export type Reply = ({ readonly kind: 'answer'; readonly value: unknown } | { readonly kind: 'empty' }) & {
  /** From the moment when the question really went out, which may be later than when it was asked for. */
  readonly tookMs: number;
};

export interface RequestOptions {
  readonly signal?: AbortSignal;
  /** How long to wait for the reply; without it, until the request settles by itself. */
  readonly limitMs?: number;
}

/** Asks the program over loopback. Every promise settles: by reply, TransportError, time limit, abort or close. */
export interface Transport {
  request(path: string, params: Readonly<Record<string, string>>, options?: RequestOptions): Promise<Reply>;
  /** Waits. Lives here because a page's own timers are slowed down in a hidden tab. */
  delay(ms: number, signal: AbortSignal): Promise<void>;
  close(): void;
}

export type TransportErrorCode = 'unreachable' | 'timeout' | 'aborted' | 'closed' | 'blocked';

/** `blocked`: the frame that asks could not be loaded, so nothing was asked. */
export class TransportError extends Error {
  override readonly name = 'TransportError';

  constructor(readonly code: TransportErrorCode) {
    super(code);
  }
}

export interface Clock {
  now(): number;
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}

export interface Visibility {
  /** Calls back each time the page becomes visible again; returns how to stop that. */
  onVisible(listener: () => void): () => void;
}

/** The part of Web Storage that remembers the running call. */
export interface LauncherStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/**
 * `unknown`: this browser has no such permission, so it does not ask. `insecure`: the page is not served over HTTPS, so
 * this browser neither asks nor lets it.
 */
export type Permission = 'granted' | 'prompt' | 'denied' | 'insecure' | 'unknown';

/** Nothing may be asked over loopback, and no question of the browser will come. */
export function isForbidden(permission: Permission | null): permission is 'denied' | 'insecure' {
  return permission === 'denied' || permission === 'insecure';
}

/** May this page talk to programs on this computer (the loopback-network permission)? */
export interface Permissions {
  query(): Promise<Permission>;
  onChange(listener: (permission: Permission) => void): () => void;
}

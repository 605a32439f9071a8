import { lookOverLoopback, type ChannelLight } from './channel';
import { LaunchError } from './errors';
import type { Opener, Permission, Transport } from './ports';
import type { Store } from './store';

const lookLimitMs = 3000;
const quitLimitMs = 2000;
const takeOverLimitMs = 10_000;
const takeOverPauseMs = 100;

export interface Opening {
  /** Holds the URL of the launch that is under way. */
  prepare(url: string): void;
  open(): void;
  /** What probing does: from the permission to the opened URL. Opens before it returns where it can. */
  probe(asking: boolean, signal: AbortSignal): Promise<void>;
  /** Tells the program to quit; its reply is empty, so any answer will do. */
  quit(): Promise<void>;
  /** Ends the older program, waits until it is gone and opens ours. */
  takeOver(signal: AbortSignal): Promise<void>;
}

export function createOpening(options: {
  readonly store: Store;
  readonly opener: Opener;
  readonly transport: Transport;
  readonly now: () => number;
  /** The permission as far as it is known without waiting. */
  readonly known: () => Permission | null;
  readonly queryPermission: () => Promise<Permission>;
  /** Settles once the person has answered the browser. */
  readonly answered: (signal: AbortSignal) => Promise<void>;
  readonly light: () => ChannelLight;
  readonly saw: (light: ChannelLight) => void;
}): Opening {
  const { store, opener, transport } = options;
  let url: string | null = null;

  function open(): void {
    if (url === null) throw new LaunchError('nothingToOpen');
    opener.open(url);
    store.dispatch({ type: 'opened' });
  }

  async function look(signal: AbortSignal, limitMs?: number): Promise<void> {
    const limit = limitMs === undefined ? {} : { limitMs };
    const { light, tookMs } = await lookOverLoopback(transport, { signal, ...limit });
    if (signal.aborted) return;
    options.saw(light);
    if (light === 'running') store.dispatch({ type: 'older', askedAt: options.now() - tookMs });
  }

  /** The browser asks the person when the first request is made; the request hangs until they have answered. */
  async function askThePerson(signal: AbortSignal): Promise<void> {
    const settled = new AbortController();
    await Promise.race([look(signal), options.answered(AbortSignal.any([signal, settled.signal]))]);
    settled.abort();
    const permission = await options.queryPermission();
    if (signal.aborted) return;
    store.dispatch({ type: 'permission', permission });
    if (store.state.name === 'probing') open();
  }

  async function quit(): Promise<void> {
    try {
      await transport.request('/quit', {}, { limitMs: quitLimitMs });
    } catch {
      // Nobody there to quit, or not reachable: the caller ends the call all the same.
    }
  }

  return {
    quit,
    prepare(next) {
      url = next;
    },
    open,

    async probe(asking, signal) {
      if (asking) return askThePerson(signal);
      if (options.known() === null) {
        const permission = await options.queryPermission();
        if (signal.aborted) return;
        store.dispatch({ type: 'permission', permission });
        if (store.state.name !== 'probing') return;
      }
      // The question goes out before the URL is opened: whoever answers it at once was there before.
      const looking = look(signal, lookLimitMs);
      // Only when the light has seen a program is its answer worth waiting for; it comes in milliseconds.
      if (options.light() === 'running') await looking;
      if (!signal.aborted && store.state.name === 'probing') open();
    },

    async takeOver(signal) {
      const until = options.now() + takeOverLimitMs;
      await quit();
      while (!signal.aborted && options.now() < until) {
        const { light } = await lookOverLoopback(transport, { signal, limitMs: lookLimitMs });
        if (signal.aborted || store.state.name !== 'busy') return;
        if (light !== 'running') return open();
        await transport.delay(takeOverPauseMs, signal).catch(() => undefined); // aborted: the loop ends
      }
      if (!signal.aborted) store.dispatch({ type: 'takeOverFailed' });
    },
  };
}

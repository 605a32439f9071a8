import { checkRequest } from './check-request';
import { lookOverLoopback, type Channel, type ChannelLight } from './channel';
import type { Hello, ModernLine } from './dialect';
import { LaunchError } from './errors';
import { TransportError, type Opener, type Permission, type Transport } from './ports';
import { isLookAnswer } from './replies';
import { endPathOf, handOverParams, handOverPath } from './push-play';
import { buildLaunchUrl } from './launch-url';
import type { LaunchRequest, LaunchType, PushPlayLaunch } from './request';
import { speaksModern } from './speaks-modern';
import type { Store } from './store';

const lookLimitMs = 3000;
const quitLimitMs = 2000;
const handOverLimitMs = 3000;
const takeOverLimitMs = 10_000;
const takeOverPauseMs = 100;
/** Let through by the browser, the question meets a program that runs within milliseconds; a refusal may take seconds. */
const answerAfterGrantMs = 250;

export interface Opening {
  /**
   * Holds the launch that is under way.
   * @throws LaunchError when it is unfit; then the one before is still held.
   */
  prepare(request: LaunchRequest): void;
  open(): void;
  /** What probing does: from the permission to the opened URL. Opens before it returns where it can. */
  probe(asking: boolean, signal: AbortSignal): Promise<void>;
  /** Tells the program that its call is over. The reply to quit is empty, so any answer will do. */
  end(type: LaunchType, ended?: AbortSignal): Promise<void>;
  /** Gives the streams of the launch to a PushPlay program that runs already; opens the URL where it takes none. */
  handOver(signal: AbortSignal): Promise<void>;
  /** Gives it other streams. */
  changeStreams(request: PushPlayLaunch, signal: AbortSignal): Promise<void>;
  /** Ends the older program, waits until it is gone and opens ours. */
  takeOver(signal: AbortSignal): Promise<void>;
}

export function createOpening(options: {
  readonly store: Store;
  readonly opener: Opener;
  readonly transport: Transport;
  readonly port: number;
  readonly now: () => number;
  readonly line: ModernLine | undefined;
  /** The permission as far as it is known without waiting. */
  readonly known: () => Permission | null;
  readonly queryPermission: () => Promise<Permission>;
  /** Settles once the person has answered the browser. */
  readonly answered: (signal: AbortSignal) => Promise<void>;
  readonly channel: () => Channel;
  readonly saw: (light: ChannelLight, hello?: Hello | null) => void;
}): Opening {
  const { store, opener, transport } = options;
  const line = speaksModern ? options.line : undefined;
  let held: LaunchRequest | null = null;
  /** A ticket link was opened. */
  let byTicket = false;

  function open(): void {
    if (held === null) throw new LaunchError('nothingToOpen');
    // A ticket link that brought no answer: the program, or its server, does not know them after all.
    const link = line?.linkOf(held, byTicket) ?? null;
    const url = link ?? buildLaunchUrl(held, options.port);
    byTicket = link !== null;
    opener.open(url);
    store.dispatch({ type: 'opened' });
  }

  async function look(signal: AbortSignal, limitMs?: number): Promise<void> {
    const limit = limitMs === undefined ? {} : { limitMs };
    const { light, tookMs, hello } = await lookOverLoopback(transport, { signal, ...limit }, line);
    if (signal.aborted) return;
    options.saw(light, hello);
    const call = hello ? { call: hello.call } : {};
    if (light === 'running') store.dispatch({ type: 'older', askedAt: options.now() - tookMs, ...call });
  }

  /** The browser asks the person when the first request is made; the request hangs until they have answered. */
  async function askThePerson(signal: AbortSignal): Promise<void> {
    const settled = new AbortController();
    const end = AbortSignal.any([signal, settled.signal]);
    const looking = look(signal);
    await Promise.race([looking, options.answered(end)]);
    const permission = await options.queryPermission();
    if (permission === 'granted') {
      const patience = transport.delay(answerAfterGrantMs, end).catch(() => undefined); // given up, or answered
      await Promise.race([looking, patience]);
    }
    settled.abort();
    if (signal.aborted) return;
    store.dispatch({ type: 'permission', permission });
    if (store.state.name === 'probing') await giveOrOpen(signal);
  }

  /** A program of the second dialect that runs and is idle takes the launch as it is: no link, no question. */
  async function giveOrOpen(signal: AbortSignal): Promise<void> {
    if (line?.answers && (await give(false, signal)) !== 'notTaken') return;
    if (!signal.aborted && store.state.name === 'probing') open();
  }

  async function give(replace: boolean, signal: AbortSignal): Promise<'taken' | 'busy' | 'notTaken'> {
    if (!line?.answers || !held?.ticket) return 'notTaken';
    const outcome = await line.launch(held, replace, signal).catch(() => null);
    if (signal.aborted || outcome === null || outcome.kind === 'refused') return 'notTaken';
    if (outcome.kind === 'busy')
      store.dispatch({ type: 'older', askedAt: options.now(), call: outcome.call });
    else store.dispatch({ type: 'handedOver' });
    return outcome.kind;
  }

  async function end(type: LaunchType, ended?: AbortSignal): Promise<void> {
    if (await line?.leave(type === 'CustomServiceLive' ? undefined : ended)) return;
    try {
      await transport.request(endPathOf(type), {}, { limitMs: quitLimitMs });
    } catch {
      // Nobody there to be told, or not reachable: the caller ends the call all the same.
    }
  }

  function prepare(request: LaunchRequest): void {
    if (line?.hasLink(request)) checkRequest(request);
    else buildLaunchUrl(request, options.port);
    if (held?.callID !== request.callID) byTicket = false;
    held = request;
  }

  async function giveStreams(request: PushPlayLaunch, signal: AbortSignal): Promise<void> {
    const limits = { signal, limitMs: handOverLimitMs };
    const reply = await transport.request(handOverPath, handOverParams(request), limits);
    // One of the second dialect that was started by a ticket takes no orders in the first.
    if (isLookAnswer(reply)) throw new TransportError('unreachable');
  }

  return {
    end,
    prepare,
    open,

    async handOver(signal) {
      if (held?.type !== 'CustomServiceLive') return;
      if ((await give(true, signal)) === 'taken') return;
      try {
        await giveStreams(held, signal);
        if (!signal.aborted) store.dispatch({ type: 'handedOver' });
      } catch {
        // It has gone in the meantime: then ours is opened, as if it had never been there.
        if (!signal.aborted && store.state.name === 'busy') open();
      }
    },

    async changeStreams(request, signal) {
      prepare(request);
      if (speaksModern && line?.knows(request.callID)) {
        try {
          return await line.changeStreams(request, signal);
        } catch (error) {
          // Started by a link of 2018, which names no origin to PushPlay, it takes orders in the first dialect only.
          if (signal.aborted) throw error;
        }
      }
      await giveStreams(request, signal);
    },

    async probe(asking, signal) {
      if (asking) return askThePerson(signal);
      if (options.known() === null) {
        const permission = await options.queryPermission();
        if (signal.aborted) return;
        store.dispatch({ type: 'permission', permission });
        // A listener may have gone on from permissionNeeded already: then another probe is under way, which asks.
        if (store.state.name !== 'probing' || store.state.asking) return;
      }
      // The light has seen one that is idle: it is asked in the click itself.
      const { light, program } = options.channel();
      if (light === 'running' && program?.dialect === 'modern' && program.busyIn === null)
        return giveOrOpen(signal);
      // The question goes out before the URL is opened: whoever answers it at once was there before.
      const looking = look(signal, lookLimitMs);
      // Only when the light has seen a program is its answer worth waiting for; it comes in milliseconds.
      if (light !== 'running') return open();
      await looking;
      if (!signal.aborted && store.state.name === 'probing') await giveOrOpen(signal);
    },

    async takeOver(signal) {
      const until = options.now() + takeOverLimitMs;
      const given = await give(true, signal);
      if (given === 'taken' || signal.aborted) return;
      if (given === 'busy') return store.dispatch({ type: 'takeOverFailed' });
      await end('RTCRoom');
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

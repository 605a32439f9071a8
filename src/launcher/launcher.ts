import type { Launcher, LauncherOptions } from './api';
import {
  channelNow,
  lightOfPermission,
  lookOverLoopback,
  unseen,
  type Channel,
  type ChannelLight,
} from './channel';
import type { Hello } from './dialect';
import { LaunchError } from './errors';
import type { ProgramEvent } from './events';
import { defaultPort } from './launch-url';
import { createListening } from './listening';
import { createCallMemory, type CallMemory } from './memory';
import { createOpening } from './opening';
import { defaultPace } from './pace';
import type { Permission } from './ports';
import { callInfoOf } from './request';
import { applyRule, callRules } from './rules';
import { SnapshotError, takeSnapshot } from './snapshot';
import { speaksModern } from './speaks-modern';
import { isInCall, isUnderway, listens, type InCallState, type LauncherState } from './state';
import { createListeners, createStore, type Transition } from './store';
import { transition } from './transition';

/** So long without an answer, the other ways in are offered. Listening goes on. */
export const quietAfterMs = 3000;

const lookLimitMs = 3000;

/** Makes a launcher. Nothing happens, and nothing outside is touched but the given ports, until it is used. */
export function createLauncher(options: LauncherOptions): Launcher {
  return createBareLauncher(options, {
    machine: transition,
    memory: createCallMemory(options.storage, options.port),
    takePicture: takeSnapshot,
  });
}

/** What a launcher may do without, so that a bundle need not carry it. */
interface Parts {
  /** The machine, if it is more than the rules of every call. */
  readonly machine?: Transition;
  readonly memory?: CallMemory;
  readonly takePicture?: typeof takeSnapshot;
}

/** The same with nothing but what it is given. */
export function createBareLauncher(
  options: LauncherOptions,
  { machine = byCallRules, memory, takePicture }: Parts = {},
): Launcher {
  const { opener, transport, clock, visibility, storage, permissions, port = defaultPort } = options;
  const report = (error: unknown) => {
    clock.setTimeout(() => {
      throw error;
    }, 0);
  };
  const changes = createListeners<[]>(report);
  const programEvents = createListeners<[ProgramEvent]>(report);
  const store = createStore(machine, clock.now, act);
  const pace = { ...defaultPace, ...options.pace };
  const modern = speaksModern ? options.modern : undefined;
  const line = modern?.open({ port, clock, storage, delay: transport.delay });
  const listening = createListening({
    store,
    transport,
    clock,
    port,
    pace,
    emit: programEvents.tell,
    line,
    saw(hello) {
      // Asked again and again, it is news only once.
      if (JSON.stringify(hello.program) !== JSON.stringify(channel.program)) setLight('running', hello);
    },
  });

  let channel: Channel = unseen;
  let permission: Permission | null = null;
  let launch = new AbortController();
  let quietTimer: unknown = null;
  const disposal = new AbortController();

  const opening = createOpening({
    store,
    port,
    opener,
    transport,
    now: clock.now,
    known: () => permission,
    queryPermission,
    answered: permissionAnswered,
    line,
    channel: () => channel,
    saw: setLight,
  });

  const stopWatching = [
    visibility.onVisible(() => listening.askNow()),
    permissions.onChange((next) => {
      permission = next;
      store.dispatch({ type: 'permission', permission: next });
    }),
  ];

  /** Everything that a change of state sets in motion. */
  function act(before: LauncherState, now: LauncherState): void {
    memory?.keep(now);
    listening.follow(before, now);
    if (now.name === 'ended' && before.name !== 'ended') {
      launch.abort();
      if (mustQuit(before, now)) void opening.end(now.call.type);
      if (before.name !== 'busy') setLight('unknown'); // an older program goes on
    }
    if (now.name === 'opening' ? before !== now && openedAnew(before, now) : before.name === 'opening') {
      clock.clearTimeout(quietTimer);
      if (now.name === 'opening')
        quietTimer = clock.setTimeout(() => store.dispatch({ type: 'quiet' }), quietAfterMs);
    }
    if (foundPushPlay(before, now)) void opening.handOver(launch.signal);
    if (now.name === 'probing' && before.name !== 'probing') void opening.probe(now.asking, launch.signal);
    changes.tell();
  }

  async function queryPermission(): Promise<Permission> {
    permission = await permissions.query();
    return permission;
  }

  function permissionAnswered(signal: AbortSignal): Promise<void> {
    return new Promise((done) => {
      const stop = permissions.onChange((next) => {
        if (next !== 'prompt') settle();
      });
      const settle = () => {
        stop();
        done();
      };
      signal.addEventListener('abort', settle, { once: true });
    });
  }

  function setLight(light: ChannelLight, hello?: Hello | null): void {
    channel = channelNow(light, clock.now(), hello?.program);
    changes.tell();
  }

  function assertUsable(): void {
    if (disposal.signal.aborted) throw new LaunchError('disposed');
  }

  return {
    get state() {
      return store.state;
    },
    get channel() {
      return channel;
    },
    subscribe: changes.add,
    onEvent: programEvents.add,

    start(request, { signal } = {}) {
      assertUsable();
      signal?.throwIfAborted();
      if (isUnderway(store.state)) throw new LaunchError('alreadyRunning');
      opening.prepare(request);
      launch = new AbortController();
      signal?.addEventListener('abort', () => store.dispatch({ type: 'cancel' }), { signal: launch.signal });
      store.dispatch({ type: 'start', call: callInfoOf(request), permission });
    },

    continueAfterPermission: () => store.dispatch({ type: 'continue' }),

    openAgain(request) {
      assertUsable();
      const { name } = store.state;
      if (name !== 'opening' && name !== 'waiting' && name !== 'refused') return;
      if (request) opening.prepare(request);
      opening.open();
    },

    cancel: () => store.dispatch({ type: 'cancel' }),

    async leave() {
      const { state } = store;
      if (!isInCall(state)) return;
      store.dispatch({ type: 'leaving' });
      const { signal } = launch;
      await opening.end(state.call.type, signal);
      if (!signal.aborted) store.dispatch({ type: 'left' });
    },

    async takeOver() {
      assertUsable();
      const before = store.state;
      store.dispatch({ type: 'takeOver' });
      if (store.state !== before) await opening.takeOver(launch.signal);
    },

    async changeStreams(request) {
      assertUsable();
      if (!isInPushPlay(store.state)) throw new LaunchError('notConnected');
      await opening.changeStreams(request, launch.signal);
    },

    async show() {
      assertUsable();
      const { state } = store;
      if (!isInCall(state)) throw new LaunchError('notConnected');
      if (!line || !channel.program?.can.includes('show')) throw new LaunchError('notSupported');
      await line.show(launch.signal);
    },

    async snapshot(role, snapshotOptions = {}) {
      assertUsable();
      const { state } = store;
      if (!takePicture) throw new LaunchError('notSupported');
      const around = { transport, onEvent: programEvents.add, ended: launch.signal };
      const ask = () => takePicture(role, isInPushPlay(state) ? around : null, snapshotOptions);
      if (!speaksModern || !isInPushPlay(state) || !line?.knows(state.call.callID)) return ask();
      const { signal } = snapshotOptions;
      const either = signal ? AbortSignal.any([launch.signal, signal]) : launch.signal;
      return line.snapshot(role, either).catch((error: unknown) => {
        // Started by a link of 2018, which names no origin to PushPlay, it answers in the first dialect only.
        if (error instanceof SnapshotError && error.code === 'unanswered') return ask();
        throw error;
      });
    },

    remembered: () => memory?.recall() ?? null,

    async attach(remembered = memory?.recall() ?? undefined) {
      assertUsable();
      if (!remembered) return;
      const known = permission ?? (await queryPermission());
      if (disposal.signal.aborted || (isUnderway(store.state) && store.state.name !== 'busy')) return;
      launch.abort();
      launch = new AbortController();
      store.dispatch({ type: 'attach', remembered, permission: known });
    },

    reconnect: () => listening.askNow(),

    async look() {
      assertUsable();
      const closed = lightOfPermission(permission ?? (await queryPermission()));
      if (closed) setLight(closed);
      // While a call is under way its own questions say more than the light could.
      else if (!listens(store.state)) {
        const around = { signal: disposal.signal, limitMs: lookLimitMs };
        const { light, hello } = await lookOverLoopback(transport, around, line);
        if (!listens(store.state) && !disposal.signal.aborted) setLight(light, hello);
      }
      return channel;
    },

    roomClosed({ reason, byName, roomID }) {
      const { state } = store;
      if (roomID !== undefined && state.name !== 'idle' && state.call.roomID !== roomID) return;
      store.dispatch({ type: 'roomClosed', text: reason, byName });
    },
    sessionEnded: (why) => store.dispatch({ type: 'sessionEnded', why }),
    memberSeen: () => store.dispatch({ type: 'memberSeen' }),
    memberGone: (how) => store.dispatch({ type: 'memberGone', how }),
    dismiss: () => store.dispatch({ type: 'dismiss' }),

    dispose() {
      disposal.abort();
      launch.abort();
      listening.stop();
      clock.clearTimeout(quietTimer);
      for (const stop of stopWatching) stop();
      transport.close();
      line?.close();
    },
  };
}

const byCallRules: Transition = (state, event) => applyRule(callRules, state, event);

type Named<N extends LauncherState['name']> = Extract<LauncherState, { readonly name: N }>;

function openedAnew(before: LauncherState, now: Named<'opening'>): boolean {
  return before.name !== 'opening' || before.attempt !== now.attempt;
}

/** A program of PushPlay that runs already is no obstacle: it takes our streams. */
function foundPushPlay(before: LauncherState, now: LauncherState): boolean {
  if (!isUnderway(now) || now.call.type !== 'CustomServiceLive' || !now.mayBeOlder) return false;
  return !isUnderway(before) || !before.mayBeOlder;
}

function isInPushPlay(state: LauncherState): state is InCallState {
  return isInCall(state) && state.call.type === 'CustomServiceLive' && state.name !== 'lost';
}

/** A program that we heard, and that will not end by itself, is told to. */
function mustQuit(before: LauncherState, { reason }: Named<'ended'>): boolean {
  return isInCall(before) && reason.kind !== 'left' && reason.kind !== 'programCrashed';
}

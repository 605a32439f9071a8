import {
  createLauncher,
  TransportError,
  type Launcher,
  type ModernDialect,
  type Permission,
  type Reply,
  type RequestOptions,
  type Transport,
  type TransportErrorCode,
} from '../../../src/launcher';
import { manualClock, type ManualClock } from './manual-clock';

/** What comes back to a question: a reply, a failure, or nothing until its time limit. */
export type Outcome = Reply | TransportErrorCode | 'nothing';

export const program = (...events: object[]): Reply => ({
  kind: 'answer',
  value: { code: 0, data: events.length > 0 ? events : null, message: '', port: 48887 },
  tookMs: 0,
});
export const lookedAt: Reply = {
  kind: 'answer',
  value: { code: -1, message: 'Wrong parameters' },
  tookMs: 0,
};
export const empty: Reply = { kind: 'empty', tookMs: 0 };
export const entered = { event: 'roomStatus', code: 0, msg: '创建房间成功' };

export interface World {
  readonly launcher: Launcher;
  readonly clock: ManualClock;
  readonly opened: string[];
  readonly asked: string[];
  readonly stored: Map<string, string>;
  readonly transport: Transport;
  readonly closed: () => boolean;
  /** What answers from now on: to all paths alike, or by path. */
  answer(outcome: Outcome | ((path: string) => Outcome)): void;
  setPermission(permission: Permission): void;
  becomeVisible(): void;
  /** Starts a launcher of a reloaded page in the same browser. */
  reload(): Launcher;
}

/** A launcher with everything around it under control. Nothing answers until told otherwise. */
export function aWorld(
  options: { permission?: Permission; modern?: (clock: ManualClock) => ModernDialect } = {},
): World {
  const clock = manualClock();
  const modern = options.modern?.(clock);
  const opened: string[] = [];
  const asked: string[] = [];
  const stored = new Map<string, string>();
  const permissionListeners = new Set<(permission: Permission) => void>();
  const visibleListeners = new Set<() => void>();
  let permission = options.permission ?? 'granted';
  let outcomeOf: (path: string) => Outcome = () => 'unreachable';
  let closed = false;

  /** Settles with the outcome, or as the signal or the time limit says; leaves no timer and no listener. */
  function endable<T>(
    run: (resolve: (value: T) => void, reject: (error: TransportError) => void) => () => void,
    { signal, limitMs }: RequestOptions,
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (signal?.aborted) return reject(new TransportError('aborted'));
      let stop = () => {};
      const tidy = () => {
        clock.clearTimeout(limit);
        signal?.removeEventListener('abort', abort);
        stop();
      };
      const give = (error: TransportError) => (tidy(), reject(error));
      const abort = () => give(new TransportError('aborted'));
      const limit =
        limitMs === undefined ? null : clock.setTimeout(() => give(new TransportError('timeout')), limitMs);
      signal?.addEventListener('abort', abort);
      stop = run((value) => (tidy(), resolve(value)), give);
    });
  }

  const transport: Transport = {
    request(path, _params, requestOptions = {}) {
      asked.push(path);
      const outcome = outcomeOf(path);
      return endable<Reply>((resolve, reject) => {
        if (typeof outcome === 'object') resolve(outcome);
        else if (outcome !== 'nothing') reject(new TransportError(outcome));
        return () => {};
      }, requestOptions);
    },
    async delay(ms, signal) {
      await endable<void>(
        (resolve) => {
          const timer = clock.setTimeout(() => resolve(), ms);
          return () => clock.clearTimeout(timer);
        },
        { signal },
      );
    },
    close() {
      closed = true;
    },
  };

  const make = () =>
    createLauncher({
      ...(modern && { modern }),
      transport,
      clock,
      opener: { open: (url) => opened.push(url) },
      visibility: {
        onVisible(listener) {
          visibleListeners.add(listener);
          return () => visibleListeners.delete(listener);
        },
      },
      storage: {
        getItem: (key) => stored.get(key) ?? null,
        setItem: (key, value) => void stored.set(key, value),
        removeItem: (key) => void stored.delete(key),
      },
      permissions: {
        query: () => Promise.resolve(permission),
        onChange(listener) {
          permissionListeners.add(listener);
          return () => permissionListeners.delete(listener);
        },
      },
    });

  return {
    launcher: make(),
    clock,
    opened,
    asked,
    stored,
    transport,
    closed: () => closed,
    answer(outcome) {
      outcomeOf = typeof outcome === 'function' ? outcome : () => outcome;
    },
    setPermission(next) {
      permission = next;
      for (const listener of [...permissionListeners]) listener(next);
    },
    becomeVisible() {
      for (const listener of [...visibleListeners]) listener();
    },
    reload: make,
  };
}

/** A launcher whose call is in its room. */
export async function inRoom(world: World, launch: Parameters<Launcher['start']>[0]): Promise<void> {
  world.launcher.start(launch);
  world.answer(program(entered));
  await world.clock.pass(200);
  world.answer(program());
  await world.clock.pass(200);
}

/** A desktop program, its browser and its clock under a test's control, behind the launcher's ports. */
import type { MakeLauncherPorts } from '../../src/session/launcher-ports';
import { TransportError, type Permission, type Reply } from '../../src/launcher';
import { manualClock, settle, type ManualClock } from '../launcher/support/manual-clock';

/** What comes back over loopback: nobody, the program with no news, its events, or somebody else. */
export type Answer = 'nobody' | 'nothing new' | 'stranger' | readonly object[];

export const entered = { event: 'roomStatus', code: 1, msg: '进入房间成功' };

export interface ScriptedProgram {
  readonly makePorts: MakeLauncherPorts;
  readonly clock: ManualClock;
  /** The custom URLs that were opened. */
  readonly opened: readonly string[];
  /** The paths that were asked for. */
  readonly asked: readonly string[];
  readonly stored: Map<string, string>;
  /** Events are handed out once; after them there is nothing new. */
  answers(answer: Answer): void;
  /** The person answers the browser's question, or changes the setting. */
  setPermission(permission: Permission): void;
  /** Lets time pass for the launcher. */
  pass(ms: number): Promise<void>;
}

export function scriptedProgram(options: { permission?: Permission } = {}): ScriptedProgram {
  const clock = manualClock(Date.now());
  const opened: string[] = [];
  const asked: string[] = [];
  const stored = new Map<string, string>();
  const listeners = new Set<(permission: Permission) => void>();
  let permission = options.permission ?? 'granted';
  let current: Answer = 'nobody';

  function reply(path: string, port: number): Reply {
    if (current === 'nobody') throw new TransportError('unreachable');
    if (current === 'stranger') return { kind: 'answer', value: { hello: 'world' }, tookMs: 0 };
    if (path === '/quit') return { kind: 'empty', tookMs: 0 };
    // PushPlay's orders are answered alike, whatever becomes of them.
    if (path.startsWith('/cslive'))
      return { kind: 'answer', value: { code: 0, data: null, port }, tookMs: 0 };
    if (path !== '/query')
      return { kind: 'answer', value: { code: -1, message: 'Wrong parameters' }, tookMs: 0 };
    const data = current === 'nothing new' ? null : current;
    current = 'nothing new';
    return { kind: 'answer', value: { code: 0, data, message: '', port }, tookMs: 0 };
  }

  return {
    clock,
    opened,
    asked,
    stored,
    answers(answer) {
      current = answer;
    },
    setPermission(next) {
      permission = next;
      for (const listener of [...listeners]) listener(next);
    },
    async pass(ms) {
      await clock.pass(ms);
      await settle();
    },
    makePorts: (port = 48887) => ({
      opener: { open: (url) => opened.push(url) },
      transport: {
        async request(path, _params, { signal } = {}) {
          if (signal?.aborted) throw new TransportError('aborted');
          asked.push(path);
          // The browser asks the person first, and the request hangs until they have answered.
          if (permission === 'prompt') return await new Promise<never>(() => undefined);
          if (permission === 'denied') throw new TransportError('unreachable');
          return reply(path, port);
        },
        delay: (ms, signal) =>
          new Promise((resume, stop) => {
            const timer = clock.setTimeout(resume, ms);
            const aborted = () => {
              clock.clearTimeout(timer);
              stop(new TransportError('aborted'));
            };
            if (signal.aborted) aborted();
            else signal.addEventListener('abort', aborted, { once: true });
          }),
        close: () => undefined,
      },
      clock,
      visibility: { onVisible: () => () => undefined },
      storage: {
        getItem: (key) => stored.get(key) ?? null,
        setItem: (key, value) => void stored.set(key, value),
        removeItem: (key) => void stored.delete(key),
      },
      permissions: {
        query: () => Promise.resolve(permission),
        onChange(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
    }),
  };
}

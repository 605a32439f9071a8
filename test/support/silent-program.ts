import type { MakeLauncherPorts } from '../../src/session/launcher-ports';
import { TransportError } from '../../src/launcher';

/** A computer without the desktop program: links open nothing, and nobody answers over loopback. */
export const silentProgram: MakeLauncherPorts = () => ({
  opener: { open: () => undefined },
  transport: {
    request: () => Promise.reject(new TransportError('unreachable')),
    delay: (_ms, signal) =>
      new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(new TransportError('aborted')), { once: true }),
      ),
    close: () => undefined,
  },
  clock: {
    now: () => Date.now(),
    setTimeout: (run, ms) => window.setTimeout(run, ms),
    clearTimeout: (timer) => window.clearTimeout(timer as number),
  },
  visibility: { onVisible: () => () => undefined },
  storage: window.localStorage,
  permissions: { query: () => Promise.resolve('granted'), onChange: () => () => undefined },
});

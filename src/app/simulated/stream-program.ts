import * as z from 'zod/mini';
import { openPushPlay, type PushPlay } from '../../../mocks/desktop/push-play';
import { EventQueue } from '../../../mocks/desktop/queue';
import { pushPlayPort, TransportError, type Reply } from '../../launcher';

const order = z.object({
  type: z.literal('CustomServiceLive'),
  pushURL: z.string(),
  playURL: z.string(),
  title: z._default(z.string(), ''),
});

/** The window that pushes one stream and plays another, inside the page. Once open it stays for the next streams. */
export function createStreamProgram() {
  let running: { readonly queue: EventQueue; readonly window: PushPlay } | null = null;

  const begin = (streams: { pushURL: string; playURL: string; title: string }) => {
    if (!running) {
      const queue = new EventQueue();
      const window = openPushPlay({ emit: (event) => queue.push(event), log: () => undefined });
      running = { queue, window };
    }
    running.window.carryOut({ kind: 'create', ...streams });
  };

  return {
    open(url: string) {
      const json = /[?&]json=(.*)$/s.exec(url)?.[1];
      if (json === undefined) return;
      const { pushURL, playURL, title } = order.parse(JSON.parse(decodeURIComponent(json)));
      begin({ pushURL: decoded(pushURL), playURL: decoded(playURL), title: decoded(title) });
    },

    answer(path: string, params: Readonly<Record<string, string>>): Reply {
      if (!running) throw new TransportError('unreachable');
      const { queue, window } = running;
      switch (path) {
        case '/query':
          return said(queue.takeAll());
        case '/csliveCreateSession':
          begin({
            pushURL: params['pushURL'] ?? '',
            playURL: params['pullURL'] ?? '',
            title: params['title'] ?? '',
          });
          return said(null);
        case '/csliveDestroySession':
          window.carryOut({ kind: 'destroy' });
          return said(null);
        case '/csliveSnapshotPusher':
          window.carryOut({ kind: 'snapshot', role: 'pusher' });
          return said(null);
        case '/csliveSnapshotPlayer':
          window.carryOut({ kind: 'snapshot', role: 'player' });
          return said(null);
        default:
          return { tookMs: 1, kind: 'answer', value: { code: -1, message: 'Wrong parameters' } };
      }
    },
  };
}

function said(data: unknown): Reply {
  return { tookMs: 1, kind: 'answer', value: { code: 0, data, message: '', port: pushPlayPort } };
}

/** The link encodes each field once more by itself. */
function decoded(field: string): string {
  return decodeURIComponent(field);
}

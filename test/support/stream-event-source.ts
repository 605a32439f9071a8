import type { EventSourceLike } from '../../src/api/live/stream';

type Listener = (event: MessageEvent<string>) => void;

interface Service {
  fetch(request: Request): Promise<Response>;
}

/** An EventSource that reads RoomService's own stream: jsdom has none. It does not reconnect; the console does. */
export function openStreamSource(service: Service, url: string): EventSourceLike {
  const listeners = new Map<string, Listener[]>();
  const closing = new AbortController();
  const emit = (type: string, data = '') => {
    if (closing.signal.aborted) return;
    for (const listener of listeners.get(type) ?? []) listener(new MessageEvent(type, { data }));
  };
  read(service, new URL(url, 'http://localhost'), closing.signal, emit).then(
    () => emit('error'),
    () => emit('error'),
  );
  return {
    addEventListener: (type, listener) => listeners.set(type, [...(listeners.get(type) ?? []), listener]),
    close: () => closing.abort(),
  };
}

async function read(
  service: Service,
  url: URL,
  closing: AbortSignal,
  emit: (type: string, data?: string) => void,
): Promise<void> {
  const response = await service.fetch(new Request(url));
  if (response.status !== 200 || !response.body) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  closing.addEventListener('abort', () => void reader.cancel().catch(() => undefined));
  for (let rest = ''; ;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
      const type = field('event');
      if (type !== undefined) emit(type, field('data') ?? '');
    }
  }
}

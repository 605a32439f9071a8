import { TransportError } from '../ports';

export interface Frame {
  /** Rejects with `blocked` when the frame does not come up: not served, or forbidden by this page's policy. */
  readonly ready: Promise<MessagePort>;
  remove(): void;
}

const readyLimitMs = 10_000;
/** A frame that loaded but does not speak is somebody else's page: an error page, or the policy's. */
const silentLimitMs = 2000;

/** The page of a frame: where it is served, or what it is. */
export type FramePage = { readonly url: string } | { readonly srcdoc: string };

export function openFrame(options: {
  readonly page: FramePage;
  readonly document: Document;
  readonly onMessage: (message: unknown) => void;
  /** The frame is gone, or was replaced by another page: all that was asked of it is lost. */
  readonly onGone: (error: TransportError) => void;
}): Frame {
  const element = options.document.createElement('iframe');
  element.hidden = true;
  element.title = 'Launcher channel';
  element.setAttribute('sandbox', 'allow-scripts');
  // An opaque origin is nobody's 'src', so the permission is handed to whatever is in this one frame.
  element.allow = 'loopback-network *; local-network-access *';
  if ('url' in options.page) element.src = options.page.url;
  else element.srcdoc = options.page.srcdoc;

  const channel = new MessageChannel();
  let loaded = false;
  let remove = () => element.remove();

  const ready = new Promise<MessagePort>((resolve, reject) => {
    let timer = setTimeout(() => gone(new TransportError('blocked')), readyLimitMs);

    const gone = (error: TransportError) => {
      remove();
      reject(error);
      options.onGone(error);
    };
    remove = () => {
      clearTimeout(timer);
      channel.port1.close();
      element.remove();
    };
    element.addEventListener('load', () => {
      if (loaded) return gone(new TransportError('closed')); // it went elsewhere, or was reloaded
      loaded = true;
      clearTimeout(timer);
      timer = setTimeout(() => gone(new TransportError('blocked')), silentLimitMs);
      // Its origin is opaque, so it cannot be named; the frame is ours and nothing secret is said to it.
      element.contentWindow?.postMessage('webexe-launcher', '*', [channel.port2]);
    });
    // The frame's first word is that it is ready; what follows are answers.
    channel.port1.onmessage = () => {
      clearTimeout(timer);
      channel.port1.onmessage = ({ data }: MessageEvent<unknown>) => options.onMessage(data);
      resolve(channel.port1);
    };
  });
  ready.catch(() => undefined); // whoever waits for it is told by its own promise
  (options.document.body ?? options.document.documentElement).append(element);
  return { ready, remove: () => remove() };
}

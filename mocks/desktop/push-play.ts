/** What PushPlay's window is told over loopback, or by a link. */
export type PushPlayOrder =
  | { readonly kind: 'create'; readonly pushURL: string; readonly playURL: string; readonly title: string }
  | { readonly kind: 'destroy' }
  | { readonly kind: 'snapshot'; readonly role: 'pusher' | 'player' };

export interface PushPlay {
  /** What it pushes and plays now; null while its window is put away. */
  readonly session: { readonly pushURL: string; readonly playURL: string; readonly title: string } | null;
  carryOut(order: PushPlayOrder): void;
  /** Takes a picture and tells of it; null where it takes none. */
  snapshot(role: 'pusher' | 'player'): { readonly base64: string; readonly url: string } | null;
}

/** Coloured bars, as base64 of a JPEG stands on the wire: in lines of 76 characters. */
const picture = [
  '/9j/4AAQSkZJRgABAgAAAQABAAD/2wBDAAg+Pkk+SVVVVVVVVWRdZGhoaGRkZGRoaGhwcHCDg4Nw',
  'cHBoaHBwfHyDg4+Tj4eHg4eTk5ubm7q6srLZ2eD/////xABoAAEBAQEBAAAAAAAAAAAAAAAGCAEF',
  'AgEBAQEBAQAAAAAAAAAAAAAABQMCAAYQAAIBAgcBAAAAAAAAAAAAAAABAjGhQVETEQQD0SERAAIB',
  'BAMBAAAAAAAAAAAAAAABAtEyA3HBQfBD/8AAEQgAGAAgAwEiAAIRAAMRAP/aAAwDAQACEQMRAD8A',
  'dMOyETDsgP6x1UNyWP3YdYOlRjFg6VGesw3T3UpgtnpcnC2RUS43UqRu/SZSzysmzosh5/T1qzzs',
  'sDQ+bkKSSZ//2Q==',
].join('\r\n');

/** PushPlay's window: it pushes one stream and plays another, and tells what happens to them. */
export function openPushPlay(options: {
  readonly emit: (event: object) => void;
  readonly log: (line: string) => void;
  readonly now?: () => number;
}): PushPlay {
  const { emit, log, now = () => Date.now() } = options;
  let session: PushPlay['session'] = null;
  const pictureTakenIn = { pusher: -1, player: -1 };

  /** Values are texts, sorted by name, and the address of the stream goes without its query. */
  const tell = (eventID: number, stream: string, values: Readonly<Record<string, string>>) => {
    const params = Object.entries({ ...values, url: withoutQuery(stream) })
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, value]) => ({ name, value }));
    emit({ event: 'sdkEventCallback', eventID, params });
  };

  function create(order: Extract<PushPlayOrder, { kind: 'create' }>): void {
    if (![order.pushURL, order.playURL].every((url) => /rtmp:\/\//i.test(url))) {
      log('an address that is not RTMP: a message box, and nothing more');
      return;
    }
    session = { pushURL: order.pushURL, playURL: order.playURL, title: order.title };
    log(`pushing and playing, title ${order.title}`);
    tell(1001, order.pushURL, { EVT_MSG: 'connected' });
    tell(1002, order.pushURL, { EVT_MSG: 'push begin' });
    tell(2001, order.playURL, { EVT_MSG: 'connected' });
    tell(2004, order.playURL, { EVT_MSG: 'play begin' });
  }

  /** The file is named after the second, and one that exists is not written again: then nothing is said. */
  function snapshot(role: 'pusher' | 'player') {
    const second = Math.floor(now() / 1000);
    if (!session || pictureTakenIn[role] === second) return null;
    pictureTakenIn[role] = second;
    const stream = role === 'pusher' ? session.pushURL : session.playURL;
    const result = { EVT_PARAM1: '0', EVT_PARAM2: 'snap_file.jpg', base64Img: picture };
    tell(role === 'pusher' ? 1012 : 2010, stream, result);
    emit({ event: 'snapshot', id: 'id', base64Img: picture });
    return { base64: picture.replaceAll('\r\n', ''), url: withoutQuery(stream) };
  }

  return {
    get session() {
      return session;
    },
    snapshot,
    carryOut(order) {
      switch (order.kind) {
        case 'create':
          return create(order);
        case 'snapshot':
          snapshot(order.role);
          return;
        case 'destroy':
          session = null;
          log('streams stopped, window put away');
      }
    },
  };
}

/** The secret of a stream's address is in its query. */
function withoutQuery(url: string): string {
  return url.split('?')[0] ?? '';
}

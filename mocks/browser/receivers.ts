import type { ReceiverAnswer, Receivers } from '../../server/roomservice/ports';

const refused: ReceiverAnswer = {
  ...{ status: null, response: null, failure: 'connection', tookMs: 21, retryAfterSeconds: null },
};

/**
 * Receivers that a browser can play: it calls nobody. Addresses say how they answer: `https://down.example` not at all,
 * `https://crm.example/503` with that status, all others with 204.
 */
export const receivers: Receivers = {
  refusal: (url) => (new URL(url).protocol === 'http:' ? 'http' : null),
  send({ url }) {
    const { hostname, pathname } = new URL(url);
    if (hostname.startsWith('down.')) return Promise.resolve(refused);
    const status = Number(/\/([1-5]\d\d)$/.exec(pathname)?.[1] ?? 204);
    const failure = status >= 300 && status < 400 ? 'redirect' : null;
    return Promise.resolve({ ...{ status, failure, tookMs: 34, retryAfterSeconds: null }, response: '' });
  },
};

import { createHmac, timingSafeEqual } from 'node:crypto';

export type KeyVerdict = 'good' | 'forged' | 'expired';

/** Addresses that one program may push one stream to, until a moment. */
export interface IngestKeys {
  addressFor(stream: string, expiresAt: Date): string;
  check(stream: string, query: URLSearchParams, now: Date): KeyVerdict;
}

/**
 * `<base>/<stream>?expires=…&sign=…`. There is always a query: the program of 2018 adds `&record=mp4&record_interval=7200`
 * without looking whether one has begun.
 */
export function createIngestKeys(secret: Buffer, base: string): IngestKeys {
  const key = createHmac('sha256', secret).update('addresses to push to').digest();
  const signOf = (stream: string, expires: string): Buffer =>
    createHmac('sha256', key).update(`${stream} ${expires}`).digest();
  return {
    addressFor(stream, expiresAt) {
      const expires = String(Math.floor(expiresAt.getTime() / 1000));
      return `${base}/${stream}?expires=${expires}&sign=${signOf(stream, expires).toString('base64url')}`;
    },
    check(stream, query, now) {
      const expires = query.get('expires') ?? '';
      const given = Buffer.from(query.get('sign') ?? '', 'base64url');
      const right = signOf(stream, expires);
      if (given.length !== right.length || !timingSafeEqual(given, right)) return 'forged';
      return Number(expires) * 1000 <= now.getTime() ? 'expired' : 'good';
    },
  };
}

import { createHash, timingSafeEqual } from 'node:crypto';
import type { Metrics } from './registry';

/** Answers a collector that shows the token as `Authorization: Bearer …`. */
export function serveMetrics(metrics: Pick<Metrics, 'read'>, token: string) {
  const wanted = digest(`Bearer ${token}`);
  return async (request: Request): Promise<Response> => {
    if (!timingSafeEqual(digest(request.headers.get('authorization') ?? ''), wanted)) {
      return new Response('METRICS_TOKEN, as Authorization: Bearer <token>\n', {
        status: 401,
        headers: { 'WWW-Authenticate': 'Bearer', 'Content-Type': 'text/plain; charset=utf-8' },
      });
    }
    const { text, contentType } = await metrics.read();
    return new Response(text, { headers: { 'Content-Type': contentType } });
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

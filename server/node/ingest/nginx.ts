import { createHash, timingSafeEqual } from 'node:crypto';
import type { Capture } from '../../roomservice/recordings/capture';
import type { NodeLog } from '../log';
import type { IngestKeys } from './keys';

/** Where nginx's RTMP module asks and tells: `/ingest/<secret>/<event>`, as deploy/nginx-rtmp.conf has it. */
export const NGINX_ROUTE = '/ingest/';

interface NginxOptions {
  readonly secret: string;
  readonly keys: IngestKeys;
  readonly capture: Capture;
  readonly log: NodeLog;
  readonly now: () => Date;
}

/** Answers a callback: 2xx goes on, anything else cuts the publisher off. */
export function createNginxCallbacks({ secret, keys, capture, log, now }: NginxOptions) {
  return async (request: Request, given: string, event: string): Promise<Response> => {
    if (!same(given, secret)) return answer(404);
    // Names and arguments of the publisher's address come as fields of one form.
    const fields = new URLSearchParams(await request.text());
    const stream = fields.get('name') ?? '';
    switch (event) {
      case 'publish': {
        const verdict = keys.check(stream, fields, now());
        const welcome = verdict === 'good' ? await capture.begin(stream) : verdict;
        log.info(welcome === 'welcome' ? 'a stream is pushed' : 'pushing was refused', {
          ...{ stream, why: welcome, address: fields.get('addr') },
        });
        return answer(welcome === 'welcome' ? 204 : 403);
      }
      case 'update':
        return answer((await capture.grew(stream)) ? 204 : 403);
      case 'done':
        // It says as little of how it ended as a connection that breaks: the end of the call tells.
        await capture.ended(stream, { clean: false, trouble: null });
        log.info('a stream ended', { stream });
        return answer(204);
      default:
        return answer(404);
    }
  };
}

function answer(status: number): Response {
  return new Response(null, { status });
}

/** In the same time, however much of it is right. */
function same(given: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(right));
}

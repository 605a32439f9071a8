import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Manners } from './behaviour';

/** What goes wrong before a question is even looked at, in either dialect; otherwise `answer` answers it. */
export async function answerRudely(
  manners: Manners,
  answer: RequestListener,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (manners.is('reset')) {
    request.socket.resetAndDestroy();
    return;
  }
  if (manners.is('hang')) return;
  if (manners.is('http500')) {
    response.writeHead(500, 'Internal Server Error').end('broken');
    return;
  }
  const ms = manners.ms('slow');
  if (ms !== null) await sleep(ms);
  answer(request, response);
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Manners } from '../behaviour';
import { writeJson } from '../json';
import { readLaunchJson, type LaunchOrder } from '../launch-line';
import type { PushPlayOrder } from '../push-play';
import type { EventQueue } from '../queue';
import { hostileScript } from './hostile-script';
import { callbackIn, parameterIn, pushPlayOrderIn, safeCallbackIn } from './question';

export interface FirstDialect {
  readonly port: number;
  readonly queue: EventQueue;
  readonly manners: Manners;
  readonly onQuit: () => void;
  /** A launch order over loopback. */
  readonly onOrder: (order: LaunchOrder) => unknown;
  /** An order to PushPlay's window, which is answered with code 0 whether or not there is one. */
  readonly onPushPlay: (order: PushPlayOrder) => void;
  /** How a program of the second dialect shows itself in the first; null for the one of 2018. */
  readonly second: {
    /** Closed, it gives nothing away and takes no orders. */
    readonly open: boolean;
    /** The number of the last event that replies have carried. */
    readonly seq: () => number;
  } | null;
}

/** Answers a question in the dialect of 2018. */
export function answerFirst(request: IncomingMessage, response: ServerResponse, program: FirstDialect): void {
  if (request.method === 'GET') return reply(request.url ?? '/', response, program);
  if (program.second) response.writeHead(405, { Allow: 'GET' }).end();
  else if (request.method !== 'POST') response.writeHead(503, 'Not Implemented').end();
  // The program of 2018 never answers a POST.
}

function reply(url: string, response: ServerResponse, program: FirstDialect): void {
  const { manners, second } = program;
  const reflected = second ? safeCallbackIn(url) : callbackIn(url);
  const callback = manners.is('wrongCallback') ? 'somebody_else' : reflected;
  response.writeHead(200, 'OK', second ? modernHeaders(callback) : { 'Content-Type': 'text/html' });
  response.end(bodyOf(url, callback, program));
  if (url.startsWith('/query')) response.once('finish', () => program.queue.delivered());
}

function modernHeaders(callback: string): Record<string, string> {
  return {
    'Content-Type': `application/${callback ? 'javascript' : 'json'}; charset=utf-8`,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  };
}

function bodyOf(url: string, callback: string, program: FirstDialect): string {
  const { manners, second } = program;
  if (url.startsWith('/hostile')) return '';
  if (manners.is('wrongJson')) return '<h1>It works!</h1>';
  if (manners.is('hostileScript')) return hostileScript(program.port);

  const ownWord = second ? '"dialect": 2, ' : '';
  const said = (code: number, message: string) =>
    `{"code": ${code}, ${ownWord}"message" : ${JSON.stringify(message)}}`;
  const called = (body: string) => (callback ? `${callback}(${body})` : body);
  const carryOut = (order: () => void) => {
    if (second?.open === false) return called(said(-1, 'Not from here'));
    order();
    return called(said(0, ''));
  };

  if (url.startsWith('/query')) {
    const body = writeJson(status(program));
    return callback ? `${callback}(${body}\n)` : `${body}\n`;
  }
  if (url.startsWith('/quit')) {
    if (second?.open === false) return called(said(-1, 'Not from here'));
    program.onQuit();
    return '';
  }
  if (url.startsWith('/externalProtol?')) {
    const order = orderIn(parameterIn(url, 'json'), second !== null);
    return order ? carryOut(() => program.onOrder(order)) : called(said(-1, 'Wrong parameters'));
  }
  const order = pushPlayOrderIn(url);
  return order ? carryOut(() => program.onPushPlay(order)) : '';
}

function status({ manners, port, queue, second }: FirstDialect): object {
  const named = manners.is('wrongPort') ? port + 1 : port;
  const data = second?.open === false ? null : queue.takeAll();
  return { code: 0, data, message: '', port: named, ...(second && { dialect: 2, seq: second.seq() }) };
}

/** A number in quotation marks crashes the program of 2018; one of today takes no such order. */
function orderIn(encodedJson: string, isModern: boolean): LaunchOrder | null {
  try {
    return readLaunchJson(encodedJson);
  } catch (error) {
    if (isModern) return null;
    throw error;
  }
}

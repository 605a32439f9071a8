import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Manners } from '../behaviour';
import { readBody } from './body';
import { checkHost, checkKey, checkOrigin } from './doors';
import { isQuestion, questions, type SecondProgram } from './questions';
import { Refusal } from './refusal';

export const secondPath = '/v2/';

/** Answers a question in the second dialect: the doors first, then the question itself. */
export async function answerSecond(
  request: IncomingMessage,
  response: ServerResponse,
  program: SecondProgram,
): Promise<void> {
  response.setHeader('X-Content-Type-Options', 'nosniff').setHeader('Cache-Control', 'no-store');
  try {
    await passTheDoors(request, response, program);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (response.headersSent || response.destroyed) return;
    send(response, program.manners(), error.status, { error: { code: error.code, ...error.details } });
  }
}

async function passTheDoors(
  request: IncomingMessage,
  response: ServerResponse,
  program: SecondProgram,
): Promise<void> {
  checkHost(request, program.port());
  const origin = checkOrigin(request, program.origins());
  response.setHeader('Access-Control-Allow-Origin', origin).setHeader('Vary', 'Origin');
  if (request.method === 'OPTIONS') return answerPreflight(response);

  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const name = pathname.slice(secondPath.length);
  if (!isQuestion(name)) throw new Refusal('request.notFound');
  const question = questions[name];
  if (request.method !== question.method) {
    response.setHeader('Allow', question.method);
    throw new Refusal('request.method');
  }
  if (question.aboutCall) checkKey(request, program.key());
  const body = question.method === 'POST' ? await readBody(request) : {};
  if (question.aboutCall && !program.inCall(name === 'events')) throw new Refusal('call.none');
  const answer = await question.answer({ program, body, search: searchParams, response });
  if (answer) send(response, program.manners(), answer.status, answer.body);
}

function answerPreflight(response: ServerResponse): void {
  response.writeHead(204, {
    'Access-Control-Allow-Methods': 'GET, POST',
    'Access-Control-Allow-Headers': 'authorization, content-type',
    'Access-Control-Max-Age': '600',
  });
  response.end();
}

function send(response: ServerResponse, manners: Manners, status: number, body: object | undefined): void {
  if (manners.is('wrongJson')) {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>It works!</h1>');
  } else if (body === undefined) {
    response.writeHead(status).end();
  } else {
    response
      .writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' })
      .end(JSON.stringify(body));
  }
}

import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal';

const limit = 64 * 1024;

/** The JSON of a request. A page of another origin cannot send that type without asking first. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    throw new Refusal('request.invalid');
  }
  try {
    return JSON.parse(await textOf(request));
  } catch {
    throw new Refusal('request.invalid'); // no JSON, too much of it, or cut off
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  // No encoding is set, so the parts are bytes.
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > limit) throw new RangeError('The body is too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

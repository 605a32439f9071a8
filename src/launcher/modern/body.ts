import { TransportError } from '../ports';

/**
 * The lines of a body as they come, without what follows the last line break: a line that was cut in half is no line.
 * A line above the limit ends the reading: whoever sends it is not the program, or wants to fill the memory.
 */
export async function* linesOf(body: ReadableStream<Uint8Array>, limit: number): AsyncGenerator<string> {
  let rest = '';
  for await (const part of textOf(body)) {
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > limit || lines.some((line) => line.length > limit))
      throw new TransportError('unreachable');
    for (const line of lines) if (line.trim() !== '') yield line;
  }
}

/** A whole body, up to the limit. */
export async function wholeOf(body: ReadableStream<Uint8Array> | null, limit: number): Promise<string> {
  let whole = '';
  if (body === null) return whole;
  for await (const part of textOf(body)) {
    whole += part;
    if (whole.length > limit) throw new TransportError('unreachable');
  }
  return whole;
}

/** Leaving the loop early cancels the body, so that the connection is free again. */
async function* textOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let done = false;
  try {
    while (!done) {
      const part = await reader.read();
      ({ done } = part);
      const text = part.value ? decoder.decode(part.value, { stream: true }) : '';
      if (text !== '') yield text;
    }
  } finally {
    if (!done) reader.cancel().catch(() => undefined); // broken already: nothing left to cancel
  }
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no JSON, which is no answer of the program
  }
}

import { createWriteStream } from 'node:fs';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { FetchOrder, FetchWatch } from '../../../roomservice/ports';
import type { Ask } from './ask';
import type { Budget } from './budget';
import { Unwanted } from './faults';

export interface Bringing {
  readonly ask: Ask;
  readonly budget: Budget;
  /** Where it grows; what belongs to it has its name and more. */
  readonly half: string;
  readonly progress: FetchWatch['progress'];
}

/** One file, by ranges: what is half here stays, with what its server says that it is half of. */
export async function bringFile({ url, bytes }: FetchOrder, bringing: Bringing): Promise<{ mime: null }> {
  const { ask, budget, half, progress } = bringing;
  const of = `${half}.of`;
  const known = await readFile(of, 'utf8').catch(() => null);
  const here = known === null ? 0 : await lengthOf(half);
  // As far as it is known before anybody is asked; how long it really is, its server says.
  if (bytes !== null) await budget.mustHold(bytes, Math.min(here, bytes));
  const { response, chunks, drop } = await ask(
    url,
    here > 0 && known !== null ? { range: `bytes=${here}-`, 'if-range': known } : {},
  );
  const from = startOf(response, here);
  const whole = from === null ? null : lengthIn(response, from);
  try {
    if (from === null) {
      for (const path of [half, of]) await rm(path, { force: true });
      throw refusalOf(response.statusCode ?? 0);
    }
    if (whole !== null) await budget.mustHold(whole, from);
    await writeFile(of, validatorOf(response));
  } catch (error) {
    drop();
    throw error;
  }
  const expected = whole ?? bytes;
  await pipeline(
    async function* () {
      let came = from;
      for await (const chunk of chunks) {
        came += chunk.length;
        await budget.grew(came);
        if (expected) progress((came / expected) * 100);
        yield chunk;
      }
    },
    createWriteStream(half, from > 0 ? { flags: 'r+', start: from } : {}),
  );
  const all = await lengthOf(half);
  if (whole !== null && all !== whole) throw new Error(`${all} of ${whole} bytes came`);
  return { mime: null };
}

/** What may be mended by itself is tried again; what the server is sure of is not. */
export function refusalOf(status: number): Error {
  const mayMend = status === 429 || status >= 500 || status === 416;
  return mayMend ? new Error(`HTTP ${status}`) : new Unwanted(`HTTP ${status}`);
}

/** At which byte the answer begins; null where it is no file. */
function startOf({ statusCode, headers }: IncomingMessage, here: number): number | null {
  if (statusCode === 200) return 0;
  const from = /^bytes (\d+)-/.exec(headers['content-range'] ?? '')?.[1];
  return statusCode === 206 && Number(from) === here ? here : null;
}

function lengthIn({ headers }: IncomingMessage, from: number): number | null {
  const length = Number(headers['content-length'] ?? 'none');
  return Number.isSafeInteger(length) ? from + length : null;
}

/** What says that the rest would be of the same file: a strong tag, or when it was written. */
function validatorOf({ headers }: IncomingMessage): string {
  const { etag } = headers;
  return etag !== undefined && !etag.startsWith('W/') ? etag : (headers['last-modified'] ?? '""');
}

export async function lengthOf(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.size ?? 0;
}

import { createReadStream, createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import * as z from 'zod/mini';
import { StartFault } from '../config';

/** The first line: what kind of file it is, and which tables of which migration follow. */
const head = z.object({
  format: z.literal('webexe-console backup 1'),
  version: z.string(),
  madeAt: z.string(),
  /** `created_at` of the newest migration that the database had. */
  migration: z.number(),
  tables: z.array(z.string()),
});
export type Head = z.infer<typeof head>;

const line = z.union([
  z.object({ table: z.string(), row: z.string() }),
  /** The last line; without it the file was cut off. */
  z.object({ end: z.literal(true), rows: z.number() }),
]);

/** A row of a table, as PostgreSQL itself writes it in JSON: exact for every type. */
export interface Row {
  readonly table: string;
  readonly row: string;
}

/** Writes the file beside its place and moves it there when all of it is written. */
export async function writeDatabaseFile(
  path: string,
  about: Head,
  rows: AsyncIterable<Row>,
): Promise<number> {
  let count = 0;
  async function* lines(): AsyncGenerator<string> {
    yield `${JSON.stringify(about)}\n`;
    for await (const row of rows) {
      count += 1;
      yield `${JSON.stringify(row)}\n`;
    }
    yield `${JSON.stringify({ end: true, rows: count })}\n`;
  }
  const draft = `${path}.part`;
  await pipeline(
    Readable.from(lines()),
    createGzip(),
    createWriteStream(draft, { mode: 0o600, flush: true }),
  );
  await rename(draft, path);
  return count;
}

export interface DatabaseFile {
  readonly head: Head;
  readonly rows: AsyncIterable<Row>;
}

/** Opens a file for reading; the rows end with an error where the file does. */
export async function readDatabaseFile(path: string): Promise<DatabaseFile> {
  const lines = linesOf(path);
  const first = await lines.next().catch(() => ({ done: true, value: undefined }) as const);
  const about = head.safeParse(first.done ? undefined : jsonOf(first.value));
  if (!about.success) throw new StartFault(`${path} is no backup of webexe-console.`);
  return { head: about.data, rows: rowsIn(lines, path) };
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const text = createReadStream(path).pipe(createGunzip());
  yield* createInterface({ input: text, crlfDelay: Infinity });
}

async function* rowsIn(lines: AsyncGenerator<string>, path: string): AsyncGenerator<Row> {
  let count = 0;
  for await (const text of lines) {
    const read = line.safeParse(jsonOf(text));
    if (!read.success) break;
    if ('end' in read.data) {
      if (read.data.rows === count) return;
      break;
    }
    count += 1;
    yield read.data;
  }
  throw new StartFault(`${path} is cut off or damaged after ${count} rows. Nothing of it was kept.`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

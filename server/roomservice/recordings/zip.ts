import { makeZip, predictLength } from 'client-zip';

/** A file of an archive. Files are opened one after the other, when their turn comes. */
export interface ZipEntry {
  /** No two alike, and no folders in it. */
  readonly name: string;
  readonly bytes: number;
  readonly at: Date;
  open(): Promise<ReadableStream<Uint8Array>>;
}

/** How long `zipOf` of the same entries is. */
export function zipSize(entries: readonly ZipEntry[]): number {
  return Number(predictLength(entries.map(({ name, bytes }) => ({ name, size: bytes }))));
}

/**
 * The files as they are, since recordings are compressed already. Fails while it is read where a file is not as long as
 * was said: a broken download says so, a short one would not.
 */
export function zipOf(entries: readonly ZipEntry[]): ReadableStream<Uint8Array> {
  let file: ReadableStreamDefaultReader<Uint8Array> | undefined;

  async function* files() {
    for (const entry of entries) {
      yield { name: entry.name, lastModified: entry.at, size: entry.bytes, input: wholeOf(entry) };
    }
  }

  async function* wholeOf({ bytes, open }: ZipEntry): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    file = (await open()).getReader();
    let length = 0;
    for (let next = await file.read(); !next.done; next = await file.read()) {
      length += next.value.length;
      yield new Uint8Array(next.value);
    }
    if (length !== bytes) throw new Error('The file of a recording changed while it was read');
  }

  const zip = makeZip(files(), { buffersAreUTF8: true }).getReader();
  return new ReadableStream(
    {
      async pull(controller) {
        const next = await zip.read();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        // It stops by throwing into its files, fails with that itself, and leaves the file open that it reads.
        await zip.cancel().catch(() => undefined);
        await file?.cancel();
      },
    },
    { highWaterMark: 0 },
  );
}

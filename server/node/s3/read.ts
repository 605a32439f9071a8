import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import type { MediaFile } from '../media-files';
import { PlaceAway } from '../media-store';
import { awayOr, found } from './away';
import type { Bucket } from './bucket';

/** A connection may be cut that often while one range is read. */
const CUTS = 3;
export const CHECKSUM = 'sha256';

export interface ObjectFacts {
  readonly bytes: number;
  readonly modified: Date;
  /** What was kept with it; null where somebody else put it there. */
  readonly checksum: string | null;
}

/** Null where there is no such object. */
export async function factsIn(bucket: Bucket, location: string): Promise<ObjectFacts | null> {
  const head = await found(bucket.client.send(new HeadObjectCommand(bucket.at(location))));
  if (head === null) {
    await bucket.probe(); // a missing bucket answers the same
    return null;
  }
  return {
    bytes: head.ContentLength ?? 0,
    modified: head.LastModified ?? new Date(0),
    checksum: head.Metadata?.[CHECKSUM] ?? null,
  };
}

export async function openObject(bucket: Bucket, location: string): Promise<MediaFile | null> {
  const facts = await factsIn(bucket, location);
  return (
    facts && {
      size: facts.bytes,
      modified: facts.modified,
      read: (start, end) => streamOf(bytesOf(bucket, location, start, end)),
      close: async () => undefined,
    }
  );
}

/** Bytes from `start` to `end`, both included; where the connection is cut, it goes on from there by another. */
export async function* bytesOf(
  bucket: Bucket,
  location: string,
  start: number,
  end: number,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  let at = start;
  for (let cuts = 0; at <= end; cuts += 1) {
    try {
      const get = new GetObjectCommand({ ...bucket.at(location), Range: `bytes=${at}-${end}` });
      const { Body } = await bucket.client.send(get, signal ? { abortSignal: signal } : {});
      if (!Body) throw new PlaceAway('no body');
      // In Node, a body is a stream of Node's.
      for await (const chunk of Body as AsyncIterable<Uint8Array>) {
        signal?.throwIfAborted();
        at += chunk.length;
        yield chunk;
      }
      if (at <= end) throw new PlaceAway('cut off');
    } catch (error) {
      signal?.throwIfAborted();
      if (cuts >= CUTS) throw awayOr(error);
    }
  }
}

/** Pulled, not pushed, as a file of the folder is; whoever leaves ends the request. */
function streamOf(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(controller) {
        const next = await chunks.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      cancel: async () => void (await chunks.return(undefined)),
    },
    { highWaterMark: 0 },
  );
}

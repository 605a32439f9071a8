import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DeleteObjectCommand, GetObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { factsOf, hashing, type FileFacts, type MediaStore, type Watch } from '../media-store';
import { awayOr, found } from './away';
import type { Bucket } from './bucket';
import { bytesOf, factsIn, openObject } from './read';
import { abortUnfinished } from './unfinished';
import { writeObject } from './write';

/** What is fetched from a bucket for a program to read is gone after its work; of a process that died, after a day. */
const SCRATCH_DAYS = 1;
const dayMs = 24 * 3_600_000;

export interface BucketStore extends MediaStore {
  /** Copies a local file in and leaves it where it is. */
  copyIn(path: string, location: string, watch?: Watch): Promise<FileFacts>;
  /** A link to the object itself, good for whoever has it, for so long. */
  linkTo(location: string, wanted: LinkWanted): Promise<string>;
  /** Tidies what processes left that died: unfinished uploads in the bucket, fetched files here. */
  tidy(now: Date): Promise<void>;
}

interface LinkWanted {
  readonly mime: string;
  readonly disposition: string;
  readonly seconds: number;
}

interface StoreOptions {
  /** For files that are fetched to be read by a program: on the disk of the media folder. */
  readonly scratch: string;
  readonly partBytes?: number;
}

export function createBucketStore(bucket: Bucket, { scratch, ...writing }: StoreOptions): BucketStore {
  const { client } = bucket;
  const describe: BucketStore['describe'] = async (location) => {
    const head = await factsIn(bucket, location);
    if (head === null) return null;
    const sum = hashing();
    for await (const chunk of bytesOf(bucket, location, 0, head.bytes - 1)) sum.add(chunk);
    return sum.facts();
  };
  const copyIn: BucketStore['copyIn'] = async (path, location, watch) => {
    const facts = await factsOf(path);
    await writeObject(bucket, path, location, facts, { ...writing, ...watch });
    return facts;
  };
  return {
    describe,
    copyIn,
    open: (location) => openObject(bucket, location),
    bytesOf: async (location) => (await factsIn(bucket, location))?.bytes ?? null,
    async take(path, location) {
      const facts = await copyIn(path, location);
      await rm(path, { force: true });
      return facts;
    },
    async localCopy(location, watch = {}) {
      const head = await factsIn(bucket, location);
      if (head === null) return null;
      await mkdir(scratch, { recursive: true });
      const path = join(scratch, randomUUID());
      const done = () => rm(path, { force: true });
      try {
        const sum = hashing();
        await pipeline(async function* () {
          for await (const chunk of bytesOf(bucket, location, 0, head.bytes - 1, watch.signal)) {
            sum.add(chunk);
            yield chunk;
            await watch.onBytes?.(chunk.length);
          }
        }, createWriteStream(path));
        if (head.checksum !== null && head.checksum !== sum.facts().checksum)
          throw new Error(`What the bucket has of ${location} is not what was put there`);
      } catch (error) {
        await done();
        throw error;
      }
      return { path, done };
    },
    async delete(location) {
      await found(client.send(new DeleteObjectCommand(bucket.at(location))));
    },
    async namesIn(folder) {
      const { Bucket, Key: Prefix } = bucket.at(`${folder}/`);
      const names: string[] = [];
      try {
        for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix, Delimiter: '/' })) {
          for (const { Key = '' } of page.Contents ?? []) names.push(Key.slice(Prefix.length));
        }
      } catch (error) {
        throw awayOr(error);
      }
      return names;
    },
    linkTo(location, { mime, disposition, seconds }) {
      const get = new GetObjectCommand({
        ...bucket.at(location),
        ...{ ResponseContentType: mime, ResponseContentDisposition: disposition },
        ResponseCacheControl: 'private, no-store',
      });
      return getSignedUrl(client, get, { expiresIn: seconds });
    },
    async tidy(now) {
      const before = new Date(now.getTime() - SCRATCH_DAYS * dayMs);
      for (const name of await readdir(scratch).catch(() => [])) {
        const path = join(scratch, name);
        const facts = await stat(path).catch(() => null);
        if (facts && facts.mtime < before) await rm(path, { force: true });
      }
      await abortUnfinished(bucket, before);
    },
  };
}

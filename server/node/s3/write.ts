import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { FileFacts, Watch } from '../media-store';
import { awayOr } from './away';
import type { Bucket } from './bucket';
import { CHECKSUM } from './read';
import { partsOf, unfinishedOf } from './unfinished';

/** What an object store takes at most of one upload. */
const MOST_PARTS = 10_000;
const PART_BYTES = 8 * 1024 * 1024;

/** So long is each part of a file: one of them is in memory at a time. */
export function partBytesOf(bytes: number, least = PART_BYTES): number {
  return Math.max(least, Math.ceil(bytes / MOST_PARTS));
}

export interface WriteOptions extends Watch {
  readonly partBytes?: number;
}

/** Puts a file of this machine into the bucket, with its checksum beside it: whole, or not at all. */
export async function writeObject(
  bucket: Bucket,
  path: string,
  location: string,
  facts: FileFacts,
  options: WriteOptions = {},
): Promise<void> {
  const partBytes = partBytesOf(facts.bytes, options.partBytes);
  const file = await open(path, 'r');
  try {
    const at = bucket.at(location);
    const Metadata = { [CHECKSUM]: facts.checksum };
    if (facts.bytes <= partBytes) {
      const Body = await pieceOf(file, 0, facts.bytes);
      await bucket.client.send(new PutObjectCommand({ ...at, Body, Metadata }), sending(options));
      await options.onBytes?.(facts.bytes);
    } else {
      await inParts(bucket, file, location, { ...facts, partBytes }, options);
    }
  } catch (error) {
    options.signal?.throwIfAborted();
    throw isOfDisk(error) ? error : awayOr(error);
  } finally {
    await file.close();
  }
}

/** Goes on with an upload that a process left when it died: what of it is there already is not sent again. */
async function inParts(
  bucket: Bucket,
  file: FileHandle,
  location: string,
  { bytes, checksum, partBytes }: FileFacts & { readonly partBytes: number },
  options: WriteOptions,
): Promise<void> {
  const at = bucket.at(location);
  const left = await unfinishedOf(bucket, location);
  const UploadId = left ?? (await begin(bucket, location, checksum));
  try {
    const there = left === null ? new Map<number, string>() : await partsOf(bucket, location, UploadId);
    const Parts: { PartNumber: number; ETag: string }[] = [];
    for (let start = 0; start < bytes; start += partBytes) {
      options.signal?.throwIfAborted();
      const PartNumber = Parts.length + 1;
      const Body = await pieceOf(file, start, Math.min(partBytes, bytes - start));
      let ETag = there.get(PartNumber);
      if (ETag !== md5(Body)) {
        const part = new UploadPartCommand({ ...at, UploadId, PartNumber, Body });
        ETag = (await bucket.client.send(part, sending(options))).ETag ?? '';
      }
      Parts.push({ PartNumber, ETag });
      await options.onBytes?.(Body.length);
    }
    await bucket.client.send(
      new CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload: { Parts } }),
      sending(options),
    );
  } catch (error) {
    // Told to stop, it goes on later where it was; whatever else happened, nothing of it stays.
    if (!options.signal?.aborted) {
      await bucket.client.send(new AbortMultipartUploadCommand({ ...at, UploadId })).catch(() => undefined); // the bucket is away: the sweep of unfinished uploads comes by
    }
    throw error;
  }
}

async function begin(bucket: Bucket, location: string, checksum: string): Promise<string> {
  const create = new CreateMultipartUploadCommand({
    ...bucket.at(location),
    Metadata: { [CHECKSUM]: checksum },
  });
  const { UploadId } = await bucket.client.send(create);
  if (UploadId === undefined) throw new Error('The bucket gave no id for an upload');
  return UploadId;
}

async function pieceOf(file: FileHandle, start: number, length: number): Promise<Buffer> {
  const piece = Buffer.alloc(length);
  let at = 0;
  while (at < length) {
    const { bytesRead } = await file.read(piece, at, length - at, start + at);
    if (bytesRead === 0) throw new Error('The file became shorter while it was read');
    at += bytesRead;
  }
  return piece;
}

/** What most object stores call a part, in quotes. Where one calls it otherwise, the part is sent again. */
function md5(bytes: Buffer): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}

function sending({ signal }: WriteOptions): { abortSignal?: AbortSignal } {
  return signal ? { abortSignal: signal } : {};
}

function isOfDisk(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['ENOENT', 'EIO', 'EACCES'].includes(String(error.code))
  );
}

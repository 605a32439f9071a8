import {
  AbortMultipartUploadCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  type MultipartUpload,
} from '@aws-sdk/client-s3';
import { awayOr, found } from './away';
import type { Bucket } from './bucket';

/** The upload of that location which somebody began and did not end: the newest; older ones go. */
export async function unfinishedOf(bucket: Bucket, location: string): Promise<string | null> {
  const { Key } = bucket.at(location);
  const mine = (await listed(bucket, Key)).filter((upload) => upload.Key === Key);
  mine.sort((a, b) => beganAt(b) - beganAt(a));
  const [newest, ...older] = mine;
  for (const upload of older) await abort(bucket, upload);
  return newest?.UploadId ?? null;
}

/** ETags of the parts that are there, by number. */
export async function partsOf(
  bucket: Bucket,
  location: string,
  UploadId: string,
): Promise<ReadonlyMap<number, string>> {
  const parts = new Map<number, string>();
  let PartNumberMarker: string | undefined;
  for (;;) {
    // By hand: the SDK's own walk over the pages goes on for ever where the last one names a marker, too.
    const page = await bucket.client.send(
      new ListPartsCommand({ ...bucket.at(location), UploadId, PartNumberMarker }),
    );
    for (const { PartNumber, ETag } of page.Parts ?? []) parts.set(PartNumber ?? 0, ETag ?? '');
    if (!page.IsTruncated) return parts;
    PartNumberMarker = page.NextPartNumberMarker;
  }
}

/** Ends uploads of ours that were begun before then; answers how many. */
export async function abortUnfinished(bucket: Bucket, before: Date): Promise<number> {
  try {
    const old = (await listed(bucket, bucket.prefix)).filter((upload) => beganAt(upload) < before.getTime());
    for (const upload of old) await abort(bucket, upload);
    return old.length;
  } catch (error) {
    throw awayOr(error);
  }
}

async function listed(bucket: Bucket, Prefix: string): Promise<MultipartUpload[]> {
  const uploads: MultipartUpload[] = [];
  let from: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined } = {};
  for (;;) {
    const page = await bucket.client.send(
      new ListMultipartUploadsCommand({ Bucket: bucket.name, Prefix, ...from }),
    );
    uploads.push(...(page.Uploads ?? []));
    if (!page.IsTruncated) return uploads;
    from = { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker };
  }
}

async function abort({ client, name }: Bucket, { Key, UploadId }: MultipartUpload): Promise<void> {
  await found(client.send(new AbortMultipartUploadCommand({ Bucket: name, Key, UploadId })));
}

function beganAt({ Initiated }: MultipartUpload): number {
  return Initiated?.getTime() ?? 0;
}

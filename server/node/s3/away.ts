import { S3ServiceException } from '@aws-sdk/client-s3';
import { PlaceAway } from '../media-store';

/** What a request to a bucket came to: what it answers, null where there is no such thing, or {@link PlaceAway}. */
export async function found<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (isMissing(error)) return null;
    throw awayOr(error);
  }
}

/** Whatever the bucket did not do is no fault of the file; being told to stop is neither. */
export function awayOr(error: unknown): unknown {
  if (error instanceof PlaceAway) return error;
  if (error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError')) {
    return error.name === 'TimeoutError' ? new PlaceAway(reasonOf(error), { cause: error }) : error;
  }
  const reason = reasonOf(error);
  return new PlaceAway(reason, { cause: error, isFull: full.has(reason) });
}

/** As MinIO, Ceph and others say that there is no space. */
const full = new Set(['XMinioStorageFull', 'QuotaExceeded', 'InsufficientStorage', 'HTTP 507']);

/** A missing bucket is no missing file. */
function isMissing(error: unknown): boolean {
  if (!(error instanceof S3ServiceException)) return false;
  if (error.name === 'NoSuchBucket') return false;
  return (
    error.name === 'NoSuchKey' || error.name === 'NoSuchUpload' || error.$metadata.httpStatusCode === 404
  );
}

/** In a few words, and without what was asked for: `SlowDown`, `ECONNREFUSED`. */
function reasonOf(error: unknown): string {
  if (error instanceof S3ServiceException) {
    const { name, $metadata } = error;
    return name === 'Unknown' || name === 'UnknownError' ? `HTTP ${$metadata.httpStatusCode ?? '?'}` : name;
  }
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : 'Error';
}

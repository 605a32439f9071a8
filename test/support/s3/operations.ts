import { S3Fault } from './faults';
import type { Objects } from './objects';
import type { Asked } from './signature';
import { element, listOf, partsIn } from './xml';

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

/** Which operation of S3 a request is; null for what this one does not know. */
export function operationOf({ method, url }: Asked, key: string): string | null {
  const has = (name: string): boolean => url.searchParams.has(name);
  if (key === '') {
    if (method === 'HEAD') return 'HeadBucket';
    if (method !== 'GET') return null;
    return has('uploads') ? 'ListMultipartUploads' : 'ListObjectsV2';
  }
  switch (method) {
    case 'HEAD':
      return 'HeadObject';
    case 'GET':
      return has('uploadId') ? 'ListParts' : 'GetObject';
    case 'PUT':
      return has('uploadId') ? 'UploadPart' : 'PutObject';
    case 'DELETE':
      return has('uploadId') ? 'AbortMultipartUpload' : 'DeleteObject';
    case 'POST':
      return has('uploads') ? 'CreateMultipartUpload' : has('uploadId') ? 'CompleteMultipartUpload' : null;
    default:
      return null;
  }
}

/** Does it. */
export function answerTo(operation: string, asked: Asked, key: string, objects: Objects): Answer {
  const said = (name: string): string | null => asked.url.searchParams.get(name);
  switch (operation) {
    case 'HeadBucket':
      return { status: 200 };
    case 'PutObject':
      return { status: 200, headers: { etag: objects.put(key, asked.body, keptHeaders(asked)).etag } };
    case 'HeadObject':
    case 'GetObject':
      return read(asked, objects, key);
    case 'DeleteObject':
      objects.kept.delete(key);
      return { status: 204 };
    case 'ListObjectsV2':
      return listObjects(objects, said('prefix') ?? '', said('delimiter'));
    case 'CreateMultipartUpload': {
      const { id } = objects.begin(key, keptHeaders(asked));
      return xml('InitiateMultipartUploadResult', element('Key', key) + element('UploadId', id));
    }
    case 'UploadPart': {
      const upload = objects.upload(said('uploadId'), key);
      return {
        status: 200,
        headers: { etag: objects.part(upload, Number(said('partNumber')), asked.body) },
      };
    }
    case 'CompleteMultipartUpload': {
      const { etag } = objects.complete(
        objects.upload(said('uploadId'), key),
        partsIn(asked.body.toString()),
      );
      return xml('CompleteMultipartUploadResult', element('Key', key) + element('ETag', etag));
    }
    case 'AbortMultipartUpload':
      objects.uploads.delete(objects.upload(said('uploadId'), key).id);
      return { status: 204 };
    case 'ListParts': {
      const { parts } = objects.upload(said('uploadId'), key);
      // A page of two at a time, so that whoever lists has to go on.
      const after = Number(said('part-number-marker') ?? 0);
      const rest = [...parts].sort(([a], [b]) => a - b).filter(([number]) => number > after);
      const page = rest.slice(0, 2);
      return xml(
        'ListPartsResult',
        element('IsTruncated', String(rest.length > 2)) +
          element('NextPartNumberMarker', String(page.at(-1)?.[0] ?? after)) +
          listOf('Part', page, ([number, { etag, body, modified }]) => ({
            PartNumber: String(number),
            ETag: etag,
            Size: String(body.length),
            LastModified: modified.toISOString(),
          })),
      );
    }
    case 'ListMultipartUploads': {
      const mine = [...objects.uploads.values()].filter((each) => each.key.startsWith(said('prefix') ?? ''));
      return xml(
        'ListMultipartUploadsResult',
        element('IsTruncated', 'false') +
          listOf('Upload', mine, ({ key: Key, id, initiated }) => ({
            ...{ Key, UploadId: id, Initiated: initiated.toISOString() },
          })),
      );
    }
    default:
      throw new S3Fault(501, 'NotImplemented');
  }
}

function read({ url, headers }: Asked, objects: Objects, key: string): Answer {
  const { body, etag, modified, headers: own } = objects.get(key);
  const answer = {
    'accept-ranges': 'bytes',
    'last-modified': modified.toUTCString(),
    etag,
    ...own,
    ...overrides(url),
  };
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? [];
  if (from === undefined) return { status: 200, headers: answer, body };
  const start = Number(from);
  if (start >= body.length) throw new S3Fault(416, 'InvalidRange');
  const end = Math.min(to ? Number(to) : body.length - 1, body.length - 1);
  const range = { 'content-range': `bytes ${start}-${end}/${body.length}` };
  return { status: 206, headers: { ...answer, ...range }, body: body.subarray(start, end + 1) };
}

/** `response-content-type=…` of a signed link. */
function overrides({ searchParams }: URL): Record<string, string> {
  const given = [...searchParams].filter(([name]) => name.startsWith('response-'));
  return Object.fromEntries(given.map(([name, value]) => [name.slice('response-'.length), value]));
}

function keptHeaders({ headers }: Asked): Record<string, string> {
  const mine = Object.entries(headers).filter(
    ([name]) => name.startsWith('x-amz-meta-') || name === 'content-type',
  );
  return Object.fromEntries(mine.map(([name, value]) => [name, String(value)]));
}

function listObjects(objects: Objects, prefix: string, delimiter: string | null): Answer {
  const keys = objects
    .keys(prefix)
    .filter((key) => delimiter === null || !key.slice(prefix.length).includes(delimiter));
  return xml(
    'ListBucketResult',
    element('IsTruncated', 'false') +
      listOf('Contents', keys, (key) => ({ Key: key, Size: String(objects.get(key).body.length) })),
  );
}

function xml(name: string, content: string): Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<${name} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${content}</${name}>`;
  return { status: 200, headers: { 'content-type': 'application/xml' }, body };
}

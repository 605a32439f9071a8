import { createHash, randomUUID } from 'node:crypto';
import { S3Fault } from './faults';

export interface Kept {
  readonly body: Buffer;
  readonly etag: string;
  readonly modified: Date;
  /** `x-amz-meta-…` and the content type, as they came. */
  readonly headers: Readonly<Record<string, string>>;
}

interface Upload {
  readonly id: string;
  readonly key: string;
  readonly initiated: Date;
  readonly headers: Readonly<Record<string, string>>;
  readonly parts: Map<number, { readonly body: Buffer; readonly etag: string; readonly modified: Date }>;
}

/** All parts but the last must be so long, as S3 has it. */
const LEAST_PART = 5 * 1024 * 1024;

/** What a bucket holds: objects, and uploads that are not complete. */
export class Objects {
  readonly kept = new Map<string, Kept>();
  readonly uploads = new Map<string, Upload>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  put(key: string, body: Buffer, headers: Kept['headers']): Kept {
    const made = { body, etag: etagOf(body), modified: this.#now(), headers };
    this.kept.set(key, made);
    return made;
  }

  get(key: string): Kept {
    const found = this.kept.get(key);
    if (!found) throw new S3Fault(404, 'NoSuchKey');
    return found;
  }

  keys(prefix: string): readonly string[] {
    return [...this.kept.keys()].filter((key) => key.startsWith(prefix)).sort();
  }

  begin(key: string, headers: Kept['headers']): Upload {
    const upload = { id: randomUUID(), key, initiated: this.#now(), headers, parts: new Map() };
    this.uploads.set(upload.id, upload);
    return upload;
  }

  upload(id: string | null, key: string): Upload {
    const found = this.uploads.get(id ?? '');
    if (found?.key !== key) throw new S3Fault(404, 'NoSuchUpload');
    return found;
  }

  part(upload: Upload, number: number, body: Buffer): string {
    if (!(number >= 1 && number <= 10_000)) throw new S3Fault(400, 'InvalidArgument');
    const etag = etagOf(body);
    upload.parts.set(number, { body, etag, modified: this.#now() });
    return etag;
  }

  complete(upload: Upload, named: readonly { readonly number: number; readonly etag: string }[]): Kept {
    const parts = named.map(({ number, etag }) => {
      const part = upload.parts.get(number);
      if (part?.etag !== etag) throw new S3Fault(400, 'InvalidPart');
      return part;
    });
    if (parts.length === 0) throw new S3Fault(400, 'MalformedXML');
    if (named.some(({ number }, index) => number <= (named[index - 1]?.number ?? 0)))
      throw new S3Fault(400, 'InvalidPartOrder');
    if (parts.slice(0, -1).some(({ body }) => body.length < LEAST_PART))
      throw new S3Fault(400, 'EntityTooSmall');
    const sums = Buffer.concat(parts.map(({ etag }) => Buffer.from(etag.replaceAll('"', ''), 'hex')));
    const made = {
      body: Buffer.concat(parts.map(({ body }) => body)),
      etag: etagOf(sums).replace(/"$/, `-${parts.length}"`),
      modified: this.#now(),
      headers: upload.headers,
    };
    this.uploads.delete(upload.id);
    this.kept.set(upload.key, made);
    return made;
  }
}

function etagOf(bytes: Buffer): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}

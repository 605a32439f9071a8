import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { S3Fault, faultOf, Troubles } from './faults';
import { Objects } from './objects';
import { answerTo, operationOf, type Answer } from './operations';
import { mustBeSigned, type Account, type Asked } from './signature';

export interface SmallS3 {
  /** What a server is told of it. */
  readonly env: Readonly<Record<string, string>>;
  readonly url: string;
  readonly account: Account;
  readonly objects: Objects;
  /** Troubles for the next requests of a kind: `plan('UploadPart', 'cut')`. */
  readonly troubles: Troubles;
  /** What was asked, in order: the operation and the key. */
  readonly asked: { readonly operation: string; readonly key: string }[];
  /** How long each operation of that kind takes; nothing else waits. */
  readonly slow: Map<string, number>;
  /** Answers nobody while it is so. */
  away: boolean;
  close(): Promise<void>;
}

const BUCKET = 'recordings';

/** An object store of one bucket in memory that speaks as much S3 as the product does, and believes no signature that is not right. */
export async function startS3({ now = () => new Date() } = {}): Promise<SmallS3> {
  const account = { accessKeyId: 'AKSMALL', secretAccessKey: 'a secret/of+tests', region: 'eu-central-1' };
  const objects = new Objects(now);
  const troubles = new Troubles();
  const asked: { operation: string; key: string }[] = [];
  const slow = new Map<string, number>();

  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (small.away) return void request.socket.destroy();
    const pieces: Buffer[] = [];
    for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece); // no encoding is set
    const body = Buffer.concat(pieces);
    const method = request.method ?? 'GET';
    const seen: Asked = { method, url: new URL(request.url ?? '/', url), headers: request.headers, body };
    const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(decodeURIComponent(seen.url.pathname)) ?? [];
    try {
      mustBeSigned(seen, account, now());
      if (bucket !== BUCKET) throw new S3Fault(404, 'NoSuchBucket');
      const operation = operationOf(seen, key);
      if (operation === null) throw new S3Fault(501, 'NotImplemented');
      asked.push({ operation, key });
      await pause(slow.get(operation) ?? 0);
      const trouble = troubles.next(operation);
      if (trouble === 'cut' && method !== 'GET') return void request.socket.destroy();
      if (trouble !== null && trouble !== 'cut') throw faultOf(trouble);
      send(response, answerTo(operation, seen, key, objects), trouble === 'cut', method === 'HEAD');
    } catch (error) {
      if (!(error instanceof S3Fault)) throw error;
      const headers = { 'content-type': 'application/xml' };
      send(response, { status: error.status, headers, body: error.toXML('1') }, false, method === 'HEAD');
    }
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
  const small: SmallS3 = {
    ...{ url, account, objects, troubles, asked, slow, away: false },
    env: {
      S3_BUCKET: BUCKET,
      S3_ENDPOINT: url,
      S3_REGION: account.region,
      S3_ACCESS_KEY_ID: account.accessKeyId,
      S3_SECRET_ACCESS_KEY: account.secretAccessKey,
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return small;
}

function send(
  response: ServerResponse,
  { status, headers = {}, body = '' }: Answer,
  cut: boolean,
  isHead: boolean,
): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, ...(status !== 204 && { 'content-length': bytes.length }) });
  if (isHead) response.end();
  else if (cut) response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  else response.end(bytes);
}

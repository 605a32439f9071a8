import { createHash, createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { S3Fault } from './faults';

// AWS Signature Version 4 as a server checks it: written from its description, so that it holds the SDK to that.

export interface Account {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const SKEW_MS = 15 * 60_000;

/** Throws the fault of S3 where the request is not signed by this account, now, as it stands. */
export function mustBeSigned(asked: Asked, account: Account, now: Date): void {
  const isPresigned = asked.url.searchParams.has('X-Amz-Signature');
  const claim = isPresigned ? presigned(asked, now) : inHeader(asked, now);
  const [keyID, day, region, service, end] = claim.credential.split('/');
  if (keyID !== account.accessKeyId) throw new S3Fault(403, 'InvalidAccessKeyId');
  const isHere = region === account.region && service === 's3' && end === 'aws4_request';
  if (!isHere || day !== claim.date.slice(0, 8)) throw new S3Fault(400, 'AuthorizationHeaderMalformed');
  if (!claim.signed.includes('host')) throw new S3Fault(403, 'SignatureDoesNotMatch');
  const canonical = [
    asked.method,
    pathOf(asked.url),
    queryOf(asked.url),
    ...claim.signed.map((name) => `${name}:${valueOf(asked.headers, name)}`),
    '',
    claim.signed.join(';'),
    claim.payload,
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', claim.date, scope, sha256(canonical)].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (made, part) => createHmac('sha256', made).update(part).digest(),
    `AWS4${account.secretAccessKey}`,
  );
  const right = createHmac('sha256', key).update(text).digest('hex');
  if (claim.signature !== right) throw new S3Fault(403, 'SignatureDoesNotMatch');
}

interface Claim {
  readonly credential: string;
  readonly signed: readonly string[];
  readonly signature: string;
  readonly date: string;
  readonly payload: string;
}

function inHeader({ headers, body }: Asked, now: Date): Claim {
  const given = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w+)$/.exec(
    headers.authorization ?? '',
  );
  if (!given) throw new S3Fault(403, 'AccessDenied');
  const [, credential = '', signed = '', signature = ''] = given;
  const date = String(headers['x-amz-date']);
  if (Math.abs(now.getTime() - timeOf(date)) > SKEW_MS) throw new S3Fault(403, 'RequestTimeTooSkewed');
  const payload = String(headers['x-amz-content-sha256']);
  if (payload.startsWith('STREAMING-')) throw new S3Fault(501, 'NotImplemented');
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sha256(body))
    throw new S3Fault(400, 'XAmzContentSHA256Mismatch');
  return { credential, signed: signed.split(';'), signature, date, payload };
}

function presigned({ url }: Asked, now: Date): Claim {
  const said = (name: string): string => url.searchParams.get(`X-Amz-${name}`) ?? '';
  const age = (now.getTime() - timeOf(said('Date'))) / 1000;
  const lasts = Number(said('Expires'));
  if (!(lasts > 0 && lasts <= 604_800)) throw new S3Fault(400, 'AuthorizationQueryParametersError');
  if (!(age >= -900 && age < lasts)) throw new S3Fault(403, 'AccessDenied', 'Request has expired');
  return {
    credential: said('Credential'),
    signed: said('SignedHeaders').split(';'),
    signature: said('Signature'),
    date: said('Date'),
    payload: 'UNSIGNED-PAYLOAD',
  };
}

function timeOf(date: string): number {
  return Date.parse(date.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5'));
}

function valueOf(headers: IncomingHttpHeaders, name: string): string {
  return String(headers[name] ?? '')
    .trim()
    .replaceAll(/ +/g, ' ');
}

function pathOf({ pathname }: URL): string {
  return pathname
    .split('/')
    .map((part) => coded(decodeURIComponent(part)))
    .join('/');
}

function queryOf({ searchParams }: URL): string {
  return [...searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${coded(name)}=${coded(value)}`)
    .sort()
    .join('&');
}

function coded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

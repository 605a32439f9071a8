import { WireFault } from './refusal';

/** No client of this wire sends more than a few kilobytes; orders to mix are the longest. */
const maxBytes = 64 * 1024;

/** The text of a request; stops reading at the limit, since what a request says of its length may be a lie. */
export async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge();
  if (!request.body) return '';
  const reader = request.body.getReader();
  const utf8 = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + utf8.decode();
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      throw tooLarge();
    }
    text += utf8.decode(value, { stream: true });
  }
}

/** `application/json; charset=utf-8` without what follows, in small letters. */
export function mediaType(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

function tooLarge(): WireFault {
  return new WireFault(413, '请求内容过长');
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

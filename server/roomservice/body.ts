import { Problem } from './problem';

/** The longest is a picture; who is not signed in sends names, passwords and tickets. */
const maxBytes = 1024 * 1024;
const maxBytesOfStrangers = 64 * 1024;

/** The JSON of a request; an empty body is an empty object, so that each missing field is named. */
export async function readBody(request: Request, byAStranger: boolean): Promise<unknown> {
  const text = await readText(request, byAStranger ? maxBytesOfStrangers : maxBytes);
  if (text === '') return {};
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\b/i.test(type)) throw new Problem('request.notJson');
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('request.invalid', undefined, [{ path: '', code: 'malformed' }]);
  }
}

/** Stops reading at the limit: what a request says of its length may be missing, or a lie. */
async function readText(request: Request, limit: number): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit);
  if (!request.body) return '';
  const reader = request.body.getReader();
  const utf8 = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + utf8.decode();
    bytes += value.byteLength;
    if (bytes > limit) {
      await reader.cancel();
      throw tooLarge(limit);
    }
    text += utf8.decode(value, { stream: true });
  }
}

function tooLarge(limit: number): Problem {
  return new Problem('request.tooLarge', { limit });
}

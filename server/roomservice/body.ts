import { Problem } from './problem';

const maxBytes = 1024 * 1024;

/** The JSON of a request; an empty body is an empty object, so that each missing field is named. */
export async function readBody(request: Request): Promise<unknown> {
  const text = await readText(request);
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
async function readText(request: Request): Promise<string> {
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

function tooLarge(): Problem {
  return new Problem('request.tooLarge', { limit: maxBytes });
}

import { mediaType, readText } from '../body';
import { WireFault } from '../refusal';
import { bind, malformed, type Bound, type Fields } from './fields';

/** The JSON body of a request to a Java server, bound to its fields. Every endpoint that has fields must be given one. */
export async function readFields<F extends Fields>(
  request: Request,
  fields: F,
  tolerant = false,
): Promise<Bound<F>> {
  const text = await readText(request);
  if (request.method === 'GET' || request.method === 'HEAD') throw malformed('缺少请求内容');
  if (mediaType(request) !== 'application/json') throw new WireFault(415, '请求内容必须是 application/json');
  return bind(fields, parse(text), tolerant);
}

export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed('请求内容不是合法的 JSON');
  }
}

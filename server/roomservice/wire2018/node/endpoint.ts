import type { WireCaller } from '../callers';
import { callerOfToken } from '../callers';
import type { Json } from '../json';
import type { WireCtx } from '../ports';
import { refusalOf, WireFault, WireRefusal, type Why } from '../refusal';
import { readBody, textOf } from './body';
import { NodeError } from './node-error';

export type NodeMethod = (ctx: WireCtx) => Promise<Json>;
type Verdicts = Readonly<Partial<Record<Why, Json>>>;

export const succeeded = { code: 0, message: '请求成功' };
export const noRoom = { code: 3, message: '请求的房间不存在' };
const missing = { code: 1, message: '参数不全' };

interface Signed {
  /** Keys that the body must have, whatever they hold. */
  readonly required: readonly string[];
  readonly refusals?: Verdicts;
  run(ctx: WireCtx, caller: WireCaller, body: Json): Promise<Json>;
}

/** An endpoint for those who have logged in. A body that names somebody else is refused: there it was believed. */
export function signed({ required, refusals = {}, run }: Signed): NodeMethod {
  return (ctx) =>
    answering({ missing, ...refusals }, async () => {
      if (ctx.request.method !== 'POST') throw notFound();
      const body = await readBody(ctx.request);
      const caller = await callerIn(ctx);
      if (!required.every((key) => Object.hasOwn(body, key))) throw new WireRefusal('missing');
      if (Object.hasOwn(body, 'userID') && textOf(body['userID']) !== caller.userID) {
        throw new WireRefusal('unknownCaller');
      }
      return run(ctx, caller, body);
    });
}

export async function answering(verdicts: Verdicts, run: () => Promise<Json>): Promise<Json> {
  try {
    return { ...succeeded, ...(await run()) };
  } catch (error) {
    if (error instanceof NodeError) return { code: -1, error: error.message };
    const refusal = refusalOf(error);
    const verdict =
      refusal?.why === 'unknownCaller' ? tokenRefused(refusal) : refusal && verdicts[refusal.why];
    if (!verdict) throw error;
    return { ...verdict, ...(refusal?.reason && { reason: refusal.reason }) };
  }
}

/** Tokens of the Node server: 32 hex digits, the sdkAppID in hex, the account type in base64. */
const tokenForm = /^[0-9a-f]{32}\*[0-9a-f]{1,8}\*[A-Za-z0-9+/]*={0,2}$/;

export async function callerIn(ctx: WireCtx): Promise<WireCaller> {
  const [userID, token] = [ctx.query.get('userID') ?? '', ctx.query.get('token') ?? ''];
  if (userID === '' || token === '') throw new WireRefusal('unknownCaller', undefined, 4);
  // In an address that was not encoded, a plus of base64 arrives as a space.
  const written = token.replaceAll(' ', '+');
  if (!tokenForm.test(written)) throw new WireRefusal('unknownCaller', undefined, 2);
  return callerOfToken(ctx, userID, written);
}

const tokenFaults = {
  1: 'token 错误',
  2: 'token 错误',
  3: '用户未登录或token过期',
  4: '参数不全，请检查是否忘记携带参数userID和token',
};

function tokenRefused({ tokenFault }: WireRefusal): Json {
  return { code: 7, message: `鉴权失败 错误码:${tokenFault} 错误信息:${tokenFaults[tokenFault]}` };
}

/** There, whatever it did not know was answered with success. */
export function notFound(): WireFault {
  return new WireFault(404, '请求的接口不存在');
}

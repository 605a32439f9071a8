import type { WireCaller } from '../callers';
import { callerOfToken } from '../callers';
import type { Json } from '../json';
import type { WireCtx } from '../ports';
import { refusalOf, WireRefusal, type Why } from '../refusal';
import type { Bound, Fields } from './fields';
import { readFields } from './json-body';

/** The number and the words of a refusal. */
export type Verdict = readonly [code: number, message: string];
type Verdicts = Readonly<Partial<Record<Why, Verdict>>>;

/** One method of a controller of the Java servers. What it answers or refuses becomes JSON in the order of its keys. */
export type JavaMethod = (ctx: WireCtx) => Promise<Json>;

export const missing: Verdict = [2, '请求失败，缺少参数'];
export const succeeded = { code: 0, message: '请求成功' };

/** Answers a refusal with what the endpoint would have answered, emptied. */
export async function answering(verdicts: Verdicts, empty: Json, run: () => Promise<Json>): Promise<Json> {
  try {
    return { ...succeeded, ...(await run()) };
  } catch (error) {
    const refusal = refusalOf(error);
    const verdict = refusal && verdicts[refusal.why];
    if (!verdict) throw error;
    const [code, message] = verdict;
    return { code, message, ...empty, ...(refusal.reason && { reason: refusal.reason }) };
  }
}

interface Signed<F extends Fields> {
  /** Null: the body is not looked at. */
  readonly fields: F | null;
  readonly tolerant?: boolean;
  /** What every answer has beside code and message, empty. */
  readonly empty?: Json;
  readonly refusals?: Verdicts;
  /** Refuses before anybody is asked who they are. */
  check?(body: Bound<F>): void;
  run(ctx: WireCtx, caller: WireCaller, body: Bound<F>): Promise<Json>;
}

/** An endpoint of roomservice: the caller's userID and token are in the query, and nothing in the body says who it is. */
export function signed<F extends Fields>(endpoint: Signed<F>): JavaMethod {
  const { fields, empty = {}, refusals = {}, check, run } = endpoint;
  const verdicts: Verdicts = { missing, unknownCaller: [7, '请求失败，鉴权失败'], ...refusals };
  return async (ctx) => {
    // No fields, no body: then there is nothing of F that run could look for.
    const body =
      fields === null ? ({} as Bound<F>) : await readFields(ctx.request, fields, endpoint.tolerant);
    return answering(verdicts, empty, async () => {
      const [userID, token] = [ctx.query.get('userID'), ctx.query.get('token')];
      if (userID === null || token === null || Object.values(body).includes(null)) {
        throw new WireRefusal('missing');
      }
      check?.(body);
      return run(ctx, await callerOfToken(ctx, userID, token), body);
    });
  };
}

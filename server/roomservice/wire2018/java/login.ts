import { readText, mediaType } from '../body';
import { callerOfToken } from '../callers';
import { logIn, logOut, type Login } from '../login';
import type { Json } from '../json';
import type { WireCtx } from '../ports';
import { WireRefusal } from '../refusal';
import { missing, answering, succeeded, type JavaMethod } from './endpoint';

const names = ['sdkAppID', 'accountType', 'userID', 'userSig'] as const;

export const login: JavaMethod = async (ctx) => {
  const query = await parameters(ctx);
  const [appID, accountType, userID, userSig] = names.map((name) => query.get(name));
  if (!appID || !accountType || !userID || !userSig) {
    return refused(4, '请求参数不全，请检查sdkAppID，IM_ACCOUNTTYPE，userID，userSig参数是否都存在');
  }
  if (!/^[+-]?\d{1,18}$/.test(appID)) {
    return refused(4, `签名校验出错，For input string: "${appID.slice(0, 64)}"`);
  }
  const credentials = { sdkAppID: Number(appID), userID, userSig };
  const outcome = await logIn(ctx, credentials, (hex) => hex);
  return outcome.kind === 'in'
    ? { ...succeeded, userID, token: outcome.token }
    : refused(...wordsFor(outcome, credentials.sdkAppID));
};

/** Does not leave rooms. */
export const logout: JavaMethod = (ctx) =>
  answering({ missing, unknownCaller: [7, '请求失败，鉴权失败'] }, {}, async () => {
    const query = await parameters(ctx);
    const [userID, token] = [query.get('userID'), query.get('token')];
    if (userID === null || token === null) throw new WireRefusal('missing');
    await logOut(ctx, (await callerOfToken(ctx, userID, token)).userID);
    return {};
  });

/** From the address or from a form. */
async function parameters({ request, query }: WireCtx): Promise<URLSearchParams> {
  if (mediaType(request) !== 'application/x-www-form-urlencoded') return query;
  return new URLSearchParams([...query, ...new URLSearchParams(await readText(request))]);
}

function refused(code: number, message: string): Json {
  return { code, message, userID: '', token: '' };
}

function wordsFor(outcome: Exclude<Login, { kind: 'in' }>, asked: number): readonly [number, string] {
  switch (outcome.kind) {
    case 'unreadable':
      return [4, '签名校验出错，incorrect header check'];
    case 'otherApp':
      return [7, `鉴权失败, sdkappid ${outcome.sdkAppID} in tls sig not equal sdkappid ${asked} in request`];
    case 'expired':
      return [7, '鉴权失败, TLS sig is out of date'];
    case 'noKey':
      return [7, '鉴权失败, Failed in checking sig'];
    case 'forged':
      return [7, '鉴权失败, '];
  }
}

import { logIn, logOut } from '../login';
import { answering, callerIn, notFound, succeeded, type NodeMethod } from './endpoint';

const failed = { code: 7, message: '鉴权失败' };
const names = ['sdkAppID', 'accountType', 'userID', 'userSig'] as const;

export const login: NodeMethod = async (ctx) => {
  if (ctx.request.method !== 'POST') throw notFound();
  const [appID, accountType, userID, userSig] = names.map((name) => ctx.query.get(name));
  if (!appID || !accountType || !userID || !userSig) {
    return { ...failed, result: '请求参数不全，请检查sdkAppID，accountType，userID，userSig参数是否都存在' };
  }
  const sdkAppID = /^\d{1,10}$/.test(appID) ? Number(appID) : -1;
  const tokenOf = (hex: string) => `${hex}*${sdkAppID.toString(16)}*${base64(accountType.slice(0, 32))}`;
  const outcome = await logIn(ctx, { sdkAppID, userID, userSig }, tokenOf);
  return outcome.kind === 'in' ? { ...succeeded, token: outcome.token, userID } : failed;
};

/** Does not leave rooms. */
export const logout: NodeMethod = (ctx) =>
  answering({}, async () => {
    if (ctx.request.method !== 'POST') throw notFound();
    await logOut(ctx, (await callerIn(ctx)).userID);
    return {};
  });

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

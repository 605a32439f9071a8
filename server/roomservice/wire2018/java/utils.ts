import { loginInfo } from '../login-info';
import { testStreams } from '../test-streams';
import { WireFault } from '../refusal';
import { answering, type JavaMethod } from './endpoint';

const get_login_info: JavaMethod = (ctx) =>
  answering({ badUserID: [1, 'generate usersig failed'] }, emptyInfo, async () => ({
    ...(await loginInfo(ctx, ctx.query.get('userID') ?? '')),
  }));
const emptyInfo = { sdkAppID: 0, accType: '', userID: '', userSig: '' };

const get_test_pushurl: JavaMethod = async (ctx) => {
  if (ctx.request.method !== 'GET') throw new WireFault(405, '此接口只支持 GET', { allow: 'GET' });
  return testStreams(ctx).push;
};

const get_test_rtmpaccurl: JavaMethod = async (ctx) => testStreams(ctx).accelerated;

/** What anybody may ask who may use the room list: none of it says who is asking. */
export const utilsMethods: Readonly<Record<string, JavaMethod>> = {
  get_login_info,
  get_test_pushurl,
  get_test_rtmpaccurl,
};

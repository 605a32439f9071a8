import { loginInfo } from '../login-info';
import type { Json } from '../json';
import type { WireCtx } from '../ports';
import { testStreams } from '../test-streams';
import { answering, notFound, type NodeMethod } from './endpoint';

/** What anybody may ask who may use the room list. The log files that this server handed out are nobody's to read. */
export const utilsMethods: Readonly<Record<string, NodeMethod>> = {
  get_login_info: readOnly((ctx) =>
    answering({ badUserID: { code: 1, message: 'generate usersig failed' } }, async () => ({
      ...(await loginInfo(ctx, ctx.query.get('userID') ?? '')),
    })),
  ),
  get_test_pushurl: readOnly(async (ctx) => testStreams(ctx).push),
  get_test_rtmpaccurl: readOnly(async (ctx) => testStreams(ctx).accelerated),
};

function readOnly(run: (ctx: WireCtx) => Promise<Json>): NodeMethod {
  return async (ctx) => {
    if (ctx.request.method !== 'GET') throw notFound();
    return run(ctx);
  };
}

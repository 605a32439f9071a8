import type { GroupNotices } from '../../roomservice/wire2018/notices';
import type { MixAnswer, Mixer } from '../../roomservice/wire2018/ports';
import * as z from 'zod/mini';

/** Nobody waits longer for somebody else's service. */
const patienceMs = 5000;
const mixAnswer = z.object({ code: z.number(), message: z._default(z.string(), '') });

/** Posts orders to mix streams to a service of the company's; without one, each fails and says so. */
export function createMixer(url: string | null): Mixer {
  if (url === null) return () => Promise.resolve({ code: -1, message: '没有配置混流服务' });
  return async (order): Promise<MixAnswer> => {
    const response = await post(url, order);
    return mixAnswer.parse(await response.json());
  };
}

/** Posts what old clients would read in their room's message group to a bridge of the company's to its IM. */
export function createGroupBridge(url: string): GroupNotices {
  return {
    async say(groupID, content) {
      await post(url, JSON.stringify({ event: 'message', groupID, content }));
    },
    async dissolve(groupID) {
      await post(url, JSON.stringify({ event: 'dissolve', groupID }));
    },
  };
}

async function post(url: string, body: string): Promise<Response> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
  });
  if (!response.ok) throw new Error(`${new URL(url).host} answered ${response.status}`);
  return response;
}

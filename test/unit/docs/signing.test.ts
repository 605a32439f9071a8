import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createSigning } from '../../../server/node/signing';

const page = readFileSync(new URL('../../../docs/signing.md', import.meta.url), 'utf8');

it('what docs/signing.md shows in JavaScript signs what RoomService takes for its own', async () => {
  const code = /```js\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  const module: unknown = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  const { userSig } = module as {
    userSig: (id: number, key: string, user: string, seconds: number) => string;
  }; // as the page says
  const key = '0123456789abcdef0123456789abcdef';
  const signing = createSigning({
    ...{ sdkAppID: 1400000001, accType: '18454' },
    keys: { userSig: key, sealing: Buffer.alloc(32) },
  });
  expect(await signing.verify('agent_lin', userSig(1400000001, key, 'agent_lin', 60))).toBe(true);
  expect(await signing.verify('agent_li', userSig(1400000001, key, 'agent_lin', 60))).toBe(false);
  expect(await signing.verify('agent_lin', userSig(1400000001, `${key}x`, 'agent_lin', 60))).toBe(false);
});

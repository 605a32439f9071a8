import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiProblem } from '../../src/api/problem';
import { createQueryClient } from '../../src/api/query-client';
import { reachability } from '../../src/api/reachability';

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => {
  vi.useRealTimers();
  reachability.answered(Number.POSITIVE_INFINITY);
});

const later = () => vi.setSystemTime(Date.now() + 1);

it('an answer that was asked for before nobody was found does not say that RoomService is back', async () => {
  const client = createQueryClient({ onProblem: () => undefined });
  let answer: (text: string) => void = () => undefined;
  const slow = new Promise<string>((resolve) => (answer = resolve));
  const asked = client.fetchQuery({ queryKey: ['slow'], queryFn: () => slow });
  later();
  const failing = client.fetchQuery({
    queryKey: ['failing'],
    queryFn: () => Promise.reject(new ApiProblem('network.unreachable')),
    retry: false,
  });
  await expect(failing).rejects.toThrow();
  expect(reachability.now.up).toBe(false);

  answer('from before');
  expect(await asked).toBe('from before');
  expect(reachability.now.up).toBe(false);

  later();
  await client.fetchQuery({ queryKey: ['new'], queryFn: () => Promise.resolve('hello') });
  expect(reachability.now.up).toBe(true);
});

it('an attempt after a failed one counts from when it was made', async () => {
  const client = createQueryClient({ onProblem: () => undefined });
  let attempts = 0;
  const patient = client.fetchQuery({
    queryKey: ['patient'],
    queryFn: () => {
      attempts += 1;
      if (attempts > 1) return Promise.resolve('at last');
      later();
      reachability.unreachable();
      later();
      return Promise.reject(new ApiProblem('network.unreachable'));
    },
    retry: 1,
    retryDelay: 1,
  });
  expect(await patient).toBe('at last');
  expect(reachability.now.up).toBe(true);
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { every } from '../../../server/node/every';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('runs at once, then again some time after each end, and never twice at a time', async () => {
  const ends: (() => void)[] = [];
  const work = vi.fn(() => new Promise<void>((resolve) => void ends.push(resolve)));
  const repeated = every(2000, work, vi.fn());
  await vi.advanceTimersByTimeAsync(10_000);
  expect(work).toHaveBeenCalledTimes(1);
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(1999);
  expect(work).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(work).toHaveBeenCalledTimes(2);
  ends[1]?.();
  await repeated.stop();
});

it('begins later where it is told to, unless it is stopped before', async () => {
  const work = vi.fn().mockResolvedValue(undefined);
  const repeated = every(2000, work, vi.fn(), 500);
  await vi.advanceTimersByTimeAsync(499);
  expect(work).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2001);
  expect(work).toHaveBeenCalledTimes(2);
  await repeated.stop();
  const never = every(2000, work, vi.fn(), 500);
  await never.stop();
  await vi.advanceTimersByTimeAsync(5000);
  expect(work).toHaveBeenCalledTimes(2);
});

it('reports a failed run and goes on', async () => {
  const failed = vi.fn();
  const work = vi.fn().mockRejectedValueOnce(new Error('away')).mockResolvedValue(undefined);
  const repeated = every(2000, work, failed);
  await vi.advanceTimersByTimeAsync(2000);
  expect(failed).toHaveBeenCalledWith(new Error('away'));
  expect(work).toHaveBeenCalledTimes(2);
  await repeated.stop();
});

it('waits, when stopped, for the run under way, and starts no other', async () => {
  let end = (): void => undefined;
  const work = vi.fn(() => new Promise<void>((resolve) => void (end = resolve)));
  const repeated = every(2000, work, vi.fn());
  const stopped = vi.fn();
  const stopping = repeated.stop().then(stopped);
  await vi.advanceTimersByTimeAsync(5000);
  expect(stopped).not.toHaveBeenCalled();
  end();
  await stopping;
  await vi.advanceTimersByTimeAsync(5000);
  expect(work).toHaveBeenCalledTimes(1);
  expect(vi.getTimerCount()).toBe(0);
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { endReasons } from '../../../contract/calls';
import { ApiProblem } from '../../../src/api/problem';
import { reasonToTell } from '../../../src/calls/launch/end-reason';
import { createEndTeller } from '../../../src/calls/launch/end-teller';
import { ended, reasons, states } from '../../support/launch-states';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('telling RoomService why a call ended', () => {
  it('tells every reason but the one that RoomService said first', () => {
    expect(endReasons.map((kind) => reasonToTell(reasons[kind]))).toEqual(
      endReasons.map((kind) => (kind === 'closedByAdmin' ? null : kind)),
    );
  });

  it('tells once, however often the state is seen', async () => {
    const send = vi.fn(() => Promise.resolve());
    const teller = createEndTeller(send);
    teller.saw(states.inRoom);
    for (let times = 0; times < 3; times++) teller.saw(ended(reasons.programCrashed));
    await teller.settled('call_1');
    expect(send.mock.calls).toEqual([['call_1', 'programCrashed']]);
  });

  it('tells again until RoomService is back, and waits for nobody meanwhile', async () => {
    const send = vi
      .fn(() => Promise.resolve())
      .mockRejectedValueOnce(new ApiProblem('network.unreachable'))
      .mockRejectedValueOnce(new ApiProblem('server.notReady'));
    const teller = createEndTeller(send);
    teller.saw(ended(reasons.left));
    await teller.settled('call_1');
    expect(send).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(send).toHaveBeenCalledTimes(3);
  });

  it('leaves it at a refusal: RoomService knows better', async () => {
    const send = vi.fn(() => Promise.reject(new ApiProblem('call.notFound')));
    const teller = createEndTeller(send);
    teller.saw(ended(reasons.left));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('tells nothing more once the page is gone', async () => {
    const send = vi.fn(() => Promise.reject(new ApiProblem('network.timeout')));
    const teller = createEndTeller(send);
    teller.saw(ended(reasons.left));
    await teller.settled('call_1');
    teller.close();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(send).toHaveBeenCalledTimes(1);
  });
});

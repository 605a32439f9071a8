import { describe, expect, it } from 'vitest';
import { stepsOf, stepsOfCall, type Step } from '../../../src/calls/launch/steps';
import { aCallOf, ended, reasons, START, states, stepsUpTo } from '../../support/launch-states';

/** `done 200`, `now since 300`, `todo`: what a step is, and its time from the start. */
function told({ is, ms, since, end }: Step): string {
  if (end) return `${is} ${end.reason} at ${end.at - START}`;
  if (ms !== null) return `${is} ${ms}`;
  return since === null ? is : `${is} since ${since - START}`;
}

const all = (steps: readonly Step[]) => steps.map(told);

describe('the steps of a launch', () => {
  it('the first takes from the click until the launch begins', () => {
    expect(all(stepsOf(states.looking, START))).toEqual([
      'done 200',
      'now since 200',
      'todo',
      'todo',
      'todo',
    ]);
    expect(all(stepsOf(states.looking))[0]).toBe('done');
  });

  it('waits without a time while the person has not been asked for permission', () => {
    expect(all(stepsOf(states.permission, START))[1]).toBe('now');
  });

  it('opening goes on until the program answers', () => {
    const opening = ['done 200', 'done 100', 'now since 300', 'todo', 'todo'];
    expect(all(stepsOf(states.opening, START))).toEqual(opening);
    expect(all(stepsOf(states.waiting, START))).toEqual(opening);
    expect(all(stepsOf(states.connected, START))).toEqual([
      'done 200',
      'done 100',
      'done 1800',
      'now since 2100',
      'todo',
    ]);
  });

  it('the last says how long all of them took', () => {
    expect(all(stepsOf(states.inRoom, START))).toEqual([
      'done 200',
      'done 100',
      'done 1800',
      'done 300',
      'done 2400',
    ]);
    expect(all(stepsOf(states.inRoom))[4]).toBe('done');
  });

  it('leaves out what was skipped, when RoomService sees the person in the room before the program answers', () => {
    const steps = { ...stepsUpTo('opened'), inRoom: START + 5_000 };
    expect(all(stepsOf({ ...states.inRoom, steps }, START))).toEqual([
      'done 200',
      'done 100',
      'done 4700',
      'done 0',
      'done 5000',
    ]);
  });

  it('a lost link is trouble in the room, since the program was last heard', () => {
    expect(all(stepsOf(states.lost, START))[4]).toBe('trouble since 60000');
  });

  it('stops where the call ended, and says when and why', () => {
    expect(all(stepsOf(ended(reasons.closedByAdmin), START))[4]).toBe('stopped closedByAdmin at 1084000');
    expect(all(stepsOf(ended(reasons.launchGivenUp, 'opened'), START))).toEqual([
      'done 200',
      'done 100',
      'stopped launchGivenUp at 1084000',
      'todo',
      'todo',
    ]);
  });

  it('has no times for what only RoomService knows', () => {
    expect(all(stepsOfCall(aCallOf()))).toEqual(['done', 'done', 'done', 'done', 'done']);
    expect(all(stepsOfCall(aCallOf({ state: 'starting', enteredAt: null })))).toEqual([
      'done',
      'todo',
      'todo',
      'todo',
      'todo',
    ]);
    const endedAt = new Date(START + 9_000).toISOString();
    expect(all(stepsOfCall(aCallOf({ state: 'ended', endedAt, endReason: 'network' })))[4]).toBe(
      'stopped network at 9000',
    );
  });
});

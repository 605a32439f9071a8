import { describe, expect, it } from 'vitest';
import { agentTimes, hereOf, occupancyOf, sorted } from '../../../src/times/agent-times';
import { timesQuery, timesUrl } from '../../../src/times/times-url';

const li = { userID: 'li_wei', name: '李伟' };
const shen = { userID: 'shen_ruoxi', name: '沈若溪' };
const lunch = { reasonID: 'lunch', zh: '用餐', en: 'Lunch', limitMinutes: 60 };
const coffee = { reasonID: 'coffee', zh: '休息', en: 'Coffee', limitMinutes: null };

const items = [
  { user: shen, state: 'available', reason: null, seconds: 600 },
  { user: shen, state: 'break', reason: coffee, seconds: 60 },
  { user: shen, state: 'inCall', reason: null, seconds: 1500 },
  { user: shen, state: 'break', reason: lunch, seconds: 1800 },
  { user: shen, state: 'wrapUp', reason: null, seconds: 300 },
  { user: shen, state: 'offline', reason: null, seconds: 9999 },
  { user: li, state: 'available', reason: null, seconds: 60 },
  { user: { userID: 'never_here', name: '王皓' }, state: 'offline', reason: null, seconds: 86_400 },
] as const;

describe('the times of agents', () => {
  it('are a row each, without who was offline all the time; breaks come longest first', () => {
    const [first, second, ...rest] = agentTimes(items);
    expect(rest).toEqual([]);
    expect(first).toMatchObject({
      userID: 'shen_ruoxi',
      available: 600,
      inCall: 1500,
      wrapUp: 300,
      break: 1860,
    });
    expect(first?.breaks.map(({ reason, seconds }) => [reason.en, seconds])).toEqual([
      ['Lunch', 1800],
      ['Coffee', 60],
    ]);
    expect(second).toMatchObject({ userID: 'li_wei', inCall: 0, break: 0, breaks: [] });
  });

  it('say how much of the time for work was work', () => {
    const [first, second] = agentTimes(items);
    expect(first && [hereOf(first), occupancyOf(first)]).toEqual([4260, 0.75]);
    expect(second && occupancyOf(second)).toBe(0);
    const onlyAway = agentTimes([{ user: li, state: 'break', reason: lunch, seconds: 10 }]);
    expect(onlyAway.map(occupancyOf)).toEqual([null]);
  });

  it('stand in the order of the chosen column, equal ones by name', () => {
    const rows = agentTimes([
      ...items,
      { user: { userID: 'chen', name: '陈晨' }, state: 'available', reason: null, seconds: 60 },
    ]);
    const names = (sort: Parameters<typeof sorted>[1]) => sorted(rows, sort).map(({ userID }) => userID);
    expect(names('available.desc')).toEqual(['shen_ruoxi', 'chen', 'li_wei']);
    expect(names('occupancy.asc')).toEqual(['chen', 'li_wei', 'shen_ruoxi']);
    expect(names('agent.asc')).toEqual(['chen', 'li_wei', 'shen_ruoxi']);
  });
});

describe('what is asked for', () => {
  const now = new Date('2026-11-28T10:00:00');
  const asked = (query: string) => timesQuery(timesUrl.parse(new URLSearchParams(query)), now);
  const local = (text: string) => new Date(text).toISOString();

  it('is today unless days were chosen', () => {
    expect(asked('')).toEqual({
      from: local('2026-11-28T00:00:00.000'),
      to: local('2026-11-28T23:59:59.999'),
    });
  });

  it('is 31 days at most, however they were chosen', () => {
    expect(asked('from=2026-10-29')).toMatchObject({ from: local('2026-10-29T00:00:00.000') });
    expect(asked('from=2026-10-28')).toBeNull();
    expect(asked('to=2026-11-10')).toMatchObject({ from: local('2026-10-11T00:00:00.000') });
    expect(asked('from=2026-11-10&to=2026-11-09')).toBeNull();
  });
});

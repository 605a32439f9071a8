import { describe, expect, it } from 'vitest';
import { chanceOf } from '../../server/roomservice/sampling/chance';
import { pickOfWeek, type Candidate } from '../../server/roomservice/sampling/pick';
import {
  dayIn,
  daysOver,
  endOf,
  startOf,
  weekOf,
  weeksBefore,
} from '../../server/roomservice/sampling/weeks';

const hour = 3_600_000;
const week = weekOf(new Date(2026, 10, 19, 12));
const over = endOf(week);

/** Worlds of all sizes, each made by its number alone. */
function aWorld(number: number) {
  const random = (...of: readonly (string | number)[]) => chanceOf('world', number, ...of);
  const perWeek = 1 + Math.floor(random('n') * 12);
  const agents = Array.from({ length: 1 + Math.floor(random('agents') * 6) }, (_, at) => `agent_${at}`);
  const calls: Candidate[] = agents.flatMap((agentID) =>
    Array.from({ length: Math.floor(random(agentID) * 25) }, (_, at) => ({
      ...{ recordingID: `r_${number}_${agentID}_${at}`, agentID },
      startedAt: new Date(
        startOf(week).getTime() +
          Math.floor(random(agentID, at) * (over.getTime() - startOf(week).getTime())),
      ),
    })),
  );
  return { asked: { seed: `seed_${number}`, perWeek }, agents, calls };
}
const worlds = Array.from({ length: 150 }, (_, number) => number);
const idsOf = (picks: readonly Candidate[]) => picks.map(({ recordingID }) => recordingID).sort();
const daysOf = (calls: readonly Candidate[]) => new Set(calls.map(({ startedAt }) => dayIn(week, startedAt)));

describe('what a rule picks of a week', () => {
  it.each(worlds)('is as many as were asked for of every agent, or all that there are (%i)', (number) => {
    const { asked, agents, calls } = aWorld(number);
    const picks = pickOfWeek(asked, week, over, calls);
    for (const agentID of agents) {
      const had = calls.filter((call) => call.agentID === agentID);
      expect(picks.filter((pick) => pick.agentID === agentID)).toHaveLength(
        Math.min(asked.perWeek, had.length),
      );
    }
    expect(new Set(idsOf(picks)).size).toBe(picks.length);
  });

  it.each(worlds)('is of as many days as there are with calls (%i)', (number) => {
    const { asked, agents, calls } = aWorld(number);
    const picks = pickOfWeek(asked, week, over, calls);
    for (const agentID of agents) {
      const had = calls.filter((call) => call.agentID === agentID);
      const picked = picks.filter((pick) => pick.agentID === agentID);
      expect(daysOf(picked).size).toBe(Math.min(asked.perWeek, daysOf(had).size));
    }
  });

  it.each(worlds)('only grows from night to night, and never past what its days allow (%i)', (number) => {
    const { asked, agents, calls } = aWorld(number);
    let before: readonly string[] = [];
    for (const night of week.slice(1)) {
      const soFar = calls.filter(({ startedAt }) => startedAt < night);
      const picks = pickOfWeek(asked, week, night, soFar);
      expect(idsOf(picks)).toEqual(expect.arrayContaining([...before]));
      // Looking ahead would change nothing: what is still to come is not chosen from.
      expect(idsOf(pickOfWeek(asked, week, night, calls))).toEqual(idsOf(picks));
      const allowed = Math.ceil((asked.perWeek * daysOver(week, night)) / 7) * agents.length;
      expect(picks.length).toBeLessThanOrEqual(allowed);
      before = idsOf(picks);
    }
    expect(before).toEqual(idsOf(pickOfWeek(asked, week, over, calls)));
  });

  it.each(worlds.slice(0, 40))('hangs on the seed and on nothing else (%i)', (number) => {
    const { asked, calls } = aWorld(number);
    const picks = idsOf(pickOfWeek(asked, week, over, calls));
    expect(idsOf(pickOfWeek(asked, week, over, calls.toReversed()))).toEqual(picks);
    const soon = new Date(over.getTime() + 5 * hour);
    expect(idsOf(pickOfWeek(asked, week, soon, calls))).toEqual(picks);
    // What another agent did changes nothing for this one.
    const [first] = calls;
    const alone = calls.filter(({ agentID }) => agentID === first?.agentID);
    const ofFirst = idsOf(
      pickOfWeek(asked, week, over, calls).filter(({ agentID }) => agentID === first?.agentID),
    );
    expect(idsOf(pickOfWeek(asked, week, over, alone))).toEqual(ofFirst);
  });

  it('is fair: with many seeds, each of an agent’s calls is picked about as often as any other', () => {
    const calls = Array.from({ length: 14 }, (_, at) => ({
      ...{ recordingID: `call_${at}`, agentID: 'one' },
      startedAt: new Date(startOf(week).getTime() + at * 12 * hour + hour),
    }));
    const times = new Map<string, number>();
    const rounds = 4000;
    for (let round = 0; round < rounds; round += 1) {
      for (const id of idsOf(pickOfWeek({ seed: `s${round}`, perWeek: 7 }, week, over, calls)))
        times.set(id, (times.get(id) ?? 0) + 1);
    }
    for (const { recordingID } of calls) {
      expect((times.get(recordingID) ?? 0) / rounds).toBeGreaterThan(0.46);
      expect((times.get(recordingID) ?? 0) / rounds).toBeLessThan(0.54);
    }
  });

  it('nobody can foresee: a single pick falls on any day of the week', () => {
    const calls = Array.from({ length: 7 }, (_, day) => ({
      ...{ recordingID: `call_${day}`, agentID: 'one' },
      startedAt: new Date((week[day] ?? over).getTime() + 10 * hour),
    }));
    const nights = new Set<number>();
    for (let seed = 0; seed < 60; seed += 1) {
      const asked = { seed: `s${seed}`, perWeek: 1 };
      nights.add(week.findIndex((night) => pickOfWeek(asked, week, night, calls).length > 0));
    }
    expect([...nights].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});

describe('chance', () => {
  it('never changes what it chose once', () => {
    // Were another function put in its place, every week that is under way would be chosen anew.
    expect([chanceOf('a'), chanceOf('seed', 'recording'), chanceOf('种子', 7)]).toEqual([
      0.10352621669881046, 0.1741062558721751, 0.4059200049377978,
    ]);
  });

  it('is spread evenly', () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 20_000; i += 1) {
      const at = Math.floor(chanceOf('spread', i) * 10);
      tenths[at] = (tenths[at] ?? 0) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });
});

describe('a week', () => {
  it('is from Monday to Monday, by the clock of the server', () => {
    const monday = new Date(2026, 10, 16);
    expect(weekOf(monday)[0]).toEqual(monday);
    expect(weekOf(new Date(2026, 10, 22, 23, 59))[0]).toEqual(monday);
    expect(weekOf(new Date(2026, 10, 23))[0]).toEqual(new Date(2026, 10, 23));
    expect(week).toHaveLength(8);
    expect(daysOver(week, new Date(2026, 10, 18))).toBe(2);
    expect(dayIn(week, new Date(2026, 10, 18, 0, 0))).toBe(2);
  });

  it('joins the next without a gap, where clocks change too', () => {
    const weeks = weeksBefore(new Date(2026, 10, 19), 60);
    expect(weeks).toHaveLength(60);
    expect(weeks.at(-1)?.at(-1)).toEqual(new Date(2026, 10, 16));
    expect(weeks.map(([monday]) => monday?.getHours())).toEqual(weeks.map(() => 0));
    const ends = weeks.map((each) => each.at(-1));
    expect(weeks.slice(1).map(([monday]) => monday)).toEqual(ends.slice(0, -1));
  });
});

import dayjs, { type Dayjs } from 'dayjs';
import { SAMPLING_WEEKS, type SamplingRule } from '../../../contract/sampling';
import type { SamplingAsks } from '../../../contract/sampling-rules';
import { newID } from '../forms/new-parts';

/** A rule as its form holds it: the fields under `asks` are named as they go over the wire. */
export interface RuleDraft {
  readonly name: string;
  /** Empty: all teams. */
  readonly teamID: string;
  readonly how: 'some' | 'every';
  readonly asks: SamplingAsks;
  readonly since: Dayjs | null;
}

const unwritten: SamplingAsks = {
  ...{ agentIDs: [], kinds: [], perWeek: 3, longerThanMin: null, dispositions: [] },
  ...{ formID: '', reviewerIDs: [], dueDays: 7, seed: '' },
};

export function draftOf(rule: SamplingRule | undefined, teamID: string): RuleDraft {
  if (!rule) {
    const since = dayjs().startOf('day');
    return { name: '', teamID, how: 'some', asks: { ...unwritten, seed: newID() }, since };
  }
  const how = rule.asks.perWeek === null ? 'every' : 'some';
  return { name: rule.name, teamID: rule.team?.teamID ?? '', how, asks: rule.asks, since: dayjs(rule.since) };
}

/** What is sent of it: where every recording is picked, however many of each agent were asked for before. */
export function asksOf({ asks, how }: Pick<RuleDraft, 'asks' | 'how'>): SamplingAsks {
  return { ...asks, perWeek: how === 'every' ? null : asks.perWeek };
}

export function earliestDay(): Dayjs {
  return dayjs().startOf('day').subtract(SAMPLING_WEEKS, 'week');
}

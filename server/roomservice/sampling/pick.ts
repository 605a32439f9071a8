import { chanceOf } from './chance';
import { dayIn, daysOver, endOf, startOf, type Week } from './weeks';

/** Of a recording what chance needs to know. */
export interface Candidate {
  readonly recordingID: string;
  readonly agentID: string;
  readonly startedAt: Date;
}

interface Asked {
  readonly seed: string;
  /** Of each agent. */
  readonly perWeek: number;
}

const daysOfWeek = 7;

/**
 * What a rule picks of each agent's week as far as it has gone. Each pick waits for the end of a day that chance chose for
 * it, the days spread over the week, so that nobody knows which call is heard; it falls on a day of which nothing was
 * picked yet. What could not be picked so is made up for when the week is over: every agent has as many as were asked for,
 * or all that there are. `fit` holds what was picked before, too.
 */
export function pickOfWeek<C extends Candidate>(
  asked: Asked,
  week: Week,
  now: Date,
  fit: readonly C[],
): readonly C[] {
  const ofWeek = fit.filter(({ startedAt }) => startedAt >= startOf(week) && startedAt < endOf(week));
  const agents = [...new Set(ofWeek.map(({ agentID }) => agentID))].sort();
  return agents.flatMap((agentID) =>
    pickOfAgent(
      asked,
      week,
      daysOver(week, now),
      agentID,
      ofWeek.filter((each) => each.agentID === agentID),
    ),
  );
}

/** Day after day, as if it had been looked at every night: so it comes to the same whenever it is looked at. */
function pickOfAgent<C extends Candidate>(
  asked: Asked,
  week: Week,
  over: number,
  agentID: string,
  calls: readonly C[],
): readonly C[] {
  const { seed, perWeek } = asked;
  const chances = new Map(
    calls.map(({ recordingID }) => [recordingID, chanceOf(seed, recordingID)] as const),
  );
  const slots = slotsOf(asked, week, agentID);
  const picked: C[] = [];
  const pickedOn = Array.from({ length: daysOfWeek }, () => 0);
  for (let day = 0; day < over; day += 1) {
    const isLast = day === daysOfWeek - 1;
    const due = isLast ? perWeek : slots.filter((slot) => slot <= day).length;
    const most = isLast ? perWeek : Math.ceil(perWeek / daysOfWeek);
    const open = calls
      .map((call) => ({ call, on: dayIn(week, call.startedAt) }))
      .filter(({ call, on }) => on <= day && !picked.includes(call))
      .sort((a, b) => order(a.call, b.call, chances));
    while (picked.length < due) {
      const fewest = Math.min(...open.map(({ on }) => pickedOn[on] ?? 0));
      const at = open.findIndex(({ on }) => pickedOn[on] === fewest);
      const [next] = fewest < most ? open.splice(at, 1) : [];
      if (!next) break;
      picked.push(next.call);
      pickedOn[next.on] = fewest + 1;
    }
  }
  return picked;
}

/** At the end of which day each pick is due: one in each equal part of the week, where in it is chance. */
function slotsOf({ seed, perWeek }: Asked, week: Week, agentID: string): readonly number[] {
  return Array.from({ length: perWeek }, (_, slot) =>
    Math.floor(((slot + chanceOf(seed, agentID, startOf(week).toISOString(), slot)) * daysOfWeek) / perWeek),
  );
}

function order(a: Candidate, b: Candidate, chances: ReadonlyMap<string, number>): number {
  const difference = (chances.get(a.recordingID) ?? 0) - (chances.get(b.recordingID) ?? 0);
  return difference === 0 ? (a.recordingID < b.recordingID ? -1 : 1) : difference;
}

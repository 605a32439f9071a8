import { and, gte, lte, notInArray, sql, type SQL } from 'drizzle-orm';
import { recordingStates } from '../../../contract/recordings';
import type { RecordingFilter } from '../../roomservice/stores/recordings';
import { is, isOneOf, isWithin } from './lists';
import { isJudgedAs } from './recording-judged';
import { recordings, unknownLast } from './schema/recordings';

/** What may leave very few rows. */
export function isChosen(filter: RecordingFilter): SQL | undefined {
  return and(
    isWithin(recordings.startedAt, filter.from, filter.to),
    isOneOf(recordings.agentID, filter.agentID),
    is(recordings.roomID, filter.roomID),
    is(recordings.customerRef, filter.customerRef),
    is(recordings.callID, filter.callID),
  );
}

/** What many rows have in common. */
export function isMarked(filter: RecordingFilter): SQL | undefined {
  return and(
    isOneOf(recordings.teamID, filter.teamID),
    isOneOf(recordings.kind, filter.kind),
    isInState(filter.state),
    isAsLong(filter),
    isHeld(filter.hold),
    isJudgedAs(filter),
  );
}

/** Of most states, the others are named: an index would be gone through once for each that is named. */
function isInState(wanted: RecordingFilter['state']): SQL | undefined {
  const others = recordingStates.filter((state) => !wanted?.includes(state));
  if (!wanted || wanted.length <= others.length) return isOneOf(recordings.state, wanted);
  return others.length === 0 ? undefined : notInArray(recordings.state, others);
}

/** As the index by length says it, in which an unknown one is -1. */
function isAsLong({ minSeconds, maxSeconds }: RecordingFilter): SQL | undefined {
  if (minSeconds === undefined && maxSeconds === undefined) return undefined;
  const length = unknownLast(recordings.durationMs, true);
  return and(
    gte(length, (minSeconds ?? 0) * 1000),
    maxSeconds === undefined ? undefined : lte(length, maxSeconds * 1000),
  );
}

function isHeld(hold: RecordingFilter['hold']): SQL | undefined {
  if (hold === undefined) return undefined;
  // As the index over held ones says it.
  return hold === 'yes' ? sql`${recordings.onHold}` : sql`not ${recordings.onHold}`;
}

/** An index has the rows of one of these by themselves, with their texts. */
export function isNarrowing({ state = [], teamID = [], ...filter }: RecordingFilter): boolean {
  return (
    (state.length > 0 && !state.includes('ready')) ||
    teamID.length > 0 ||
    filter.minScore !== undefined ||
    filter.maxScore !== undefined ||
    filter.commented === 'yes' ||
    filter.hold === 'yes'
  );
}

import type { FormContent, ReviewAnswers } from '../../../contract/review-forms';
import { scoreOf } from '../../../contract/review-score';
import { undisturbed } from '../keeping/undisturbed';
import type { RecordingRow } from '../rows/recordings';
import type { RoomEventRow } from '../rows/rooms';
import type { ReviewRow } from '../rows/reviews';
import { minutesBefore } from './call-rows';
import { originalOf } from './files';
import { demoPerson, demoTeams } from './people';
import { demoMedia, type DemoMediaName } from './recordings';

const DAY = 1440;
/** A room that is long closed and gone from lists. */
const pastRoom = '551730286';
/** Since when calls of the first team are reviewed, in weeks before this one. */
const WEEKS = 9;

/** How somebody answered in the weeks that passed, oldest first: identity, clarity of five, warning of risks. */
type Week = readonly [identity: 'y' | 'n', clarity: number, risk: 'full' | 'part' | 'none'];

/** One who learns, one whose warnings get shorter, and one who forgot to identify the customer once. */
const history: Readonly<Record<string, readonly (Week | null)[]>> = {
  shen_ruoxi: [
    ['y', 3, 'none'],
    ['y', 3, 'part'],
    ['y', 3, 'part'],
    ['y', 4, 'part'],
    null,
    ['y', 4, 'part'],
    ['y', 4, 'full'],
    ['y', 5, 'full'],
    ['y', 5, 'full'],
  ],
  wang_hao: [
    ['y', 5, 'full'],
    ['y', 4, 'full'],
    ['y', 5, 'part'],
    ['y', 4, 'part'],
    ['y', 4, 'part'],
    ['y', 4, 'none'],
    null,
    ['y', 3, 'none'],
    ['y', 3, 'part'],
  ],
  xu_jing: [
    null,
    ['y', 4, 'part'],
    ['n', 4, 'full'],
    ['y', 4, 'part'],
    ['y', 4, 'full'],
    ['y', 4, 'part'],
    ['y', 4, 'full'],
    ['y', 4, 'part'],
    null,
  ],
};

interface Past {
  readonly recording: RecordingRow;
  readonly media: DemoMediaName;
  readonly week: number;
  readonly answers: ReviewAnswers;
}

/** Calls of the last weeks whose recordings were kept for their reviews. */
export function pastCalls(now: Date): readonly Past[] {
  return Object.entries(history).flatMap(([agentID, weeks], person) =>
    weeks.flatMap((answered, at) => {
      if (answered === null) return [];
      const week = WEEKS - at;
      const media = at % 2 === 0 ? 'interview' : 'signing';
      const startedAt = minutesBefore(now, (week * 7 + 2 + person) * DAY + person * 95);
      const recordingID = `demo-past-${agentID.replace('_', '-')}-${week}`;
      return [
        {
          recording: recordingOf(agentID, recordingID, media, startedAt),
          media,
          week,
          answers: answersOf(answered),
        },
      ];
    }),
  );
}

/** Who came, went silent and left in them: what a player marks on its line. */
export function pastEvents(now: Date): readonly RoomEventRow[] {
  return pastCalls(now).flatMap(({ recording: { agentID, agentName, startedAt, durationMs } }) => {
    const guest = { personID: `guest_${pastRoom}`, personName: '客户' };
    const agent = { personID: agentID, personName: agentName };
    const at = (share: number) => new Date(startedAt.getTime() + (durationMs ?? 0) * share);
    return (
      [
        [-0.01, 'entered', agent],
        [0.1, 'entered', guest],
        [0.6, 'timedOut', guest],
        [0.7, 'entered', guest],
        [0.98, 'left', agent],
      ] as const
    ).map(([share, kind, person]) => ({
      ...{ roomID: pastRoom, at: at(share), kind, detail: null },
      ...person,
    }));
  });
}

/** What was made of them; the calls of every third week were scored by two, blind, before that. */
export function pastReviews(now: Date, form: { readonly formID: string; readonly content: FormContent }) {
  return pastCalls(now).flatMap(({ recording, week, answers }): readonly ReviewRow[] => {
    const reviewed = (reviewerID: string, given: ReviewAnswers, calibrationID: string | null) =>
      reviewOf(recording, form, { reviewerID, answers: given, calibrationID });
    const stricter = {
      ...answers,
      clarity: answer(String(Math.max(1, Number(answers['clarity']?.value) - 1))),
    };
    const both = `demo-calibration-${recording.recordingID.slice('demo-past-'.length)}`;
    return [
      reviewed('gu_qing', answers, null),
      ...(week % 3 === 0 ? [reviewed('gu_qing', stricter, both), reviewed('zhang_nan', answers, both)] : []),
    ];
  });
}

function recordingOf(
  agentID: string,
  recordingID: string,
  media: DemoMediaName,
  startedAt: Date,
): RecordingRow {
  const { name, teamID } = demoPerson(agentID);
  const { durationMs, bytes } = demoMedia[media];
  return {
    ...{ recordingID, callID: null, roomID: pastRoom, roomName: '贷款进度回访' },
    ...{ customerName: '', customerRef: `C-${10_000 + (Math.floor(startedAt.getTime() / 60_000) % 9000)}` },
    ...{ agentID, agentName: name, teamID },
    teamName: demoTeams.find((team) => team.teamID === teamID)?.name ?? null,
    ...{ kind: 'mix', state: 'ready', startedAt, durationMs, bytes, offsetMs: 0 },
    ...{ file: originalOf({ recordingID }), mime: 'video/mp4' },
    ...{ progress: null, failure: null, heldBy: null, trouble: null, aliveAt: null, goneAt: null },
    ...{ askedAt: null, askedByID: null, askedByName: null },
    ...undisturbed,
  };
}

function answer(value: string) {
  return { value, na: false, note: '' };
}

function answersOf([identity, clarity, risk]: Week): ReviewAnswers {
  return {
    greeting: answer('yes'),
    identity: answer(identity === 'y' ? 'yes' : 'no'),
    clarity: answer(String(clarity)),
    risk: answer(risk),
  };
}

function reviewOf(
  recording: RecordingRow,
  { formID, content }: { readonly formID: string; readonly content: FormContent },
  given: Pick<ReviewRow, 'reviewerID' | 'answers' | 'calibrationID'>,
): ReviewRow {
  const { reviewerID, calibrationID, answers } = given;
  const { score, failed, passed } = scoreOf(content, answers);
  const at = new Date(recording.startedAt.getTime() + 20 * 3_600_000);
  const isBlind = calibrationID !== null;
  return {
    reviewID: `${recording.recordingID.replace('past', 'review')}-${isBlind ? reviewerID.replace('_', '-') : 'own'}`,
    ...{ recordingID: recording.recordingID, formID, formVersion: 1, reviewerID, calibrationID, answers },
    ...{ agentID: recording.agentID, teamID: recording.teamID, recordedAt: recording.startedAt },
    ...{ state: isBlind ? 'submitted' : 'released', summary: '', score, failed, passed },
    ...{ dueAt: null, assignedByID: null, origin: isBlind ? 'calibration' : 'own', ruleID: null },
    ...{
      begunByID: null,
      revision: 2,
      createdAt: at,
      changedAt: at,
      submittedAt: at,
      releasedAt: isBlind ? null : at,
    },
    ...{ releaseAt: null, acknowledgedAt: isBlind ? null : at, replyAt: null },
  };
}

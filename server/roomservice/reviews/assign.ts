import type * as z from 'zod/mini';
import { allows, grantsOf } from '../../../contract/access';
import type { assignObstacle } from '../../../contract/assigning';
import type { Endpoints } from '../../../contract/endpoints';
import { callerOf, command, type Ctx, type Work } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import type { RecordingRow } from '../rows/recordings';
import type { ReviewFormRow } from '../rows/review-forms';
import type { Tx } from '../store';
import type { UserWithTeam } from '../stores/people';
import { formInUse, newReview, unfinishedOf, type NewReview } from './add';
import { sightOf } from './sight';
import { tellReviewers } from './tell';

const listReviewers: Handler<Endpoints['listReviewers']> = async (ctx) => {
  const caller = callerOf(ctx);
  const everybody = await reviewersOf(ctx.ports.store.read);
  const ofMine = everybody.filter(
    ({ role, teamID }) =>
      caller.grants['review.write'] === 'all' || role === 'admin' || teamID === caller.teamID,
  );
  return { items: ofMine.map(({ userID, name }) => ({ userID, name })) };
};

/** All of them, however many pages they fill. */
async function reviewersOf(tx: Tx): Promise<readonly UserWithTeam[]> {
  const found: UserWithTeam[] = [];
  for (let page = 1; ; page += 1) {
    const { items } = await tx.users.list(
      { role: ['supervisor', 'admin'], state: ['active'], sort: 'name', page, size: 100 },
      { kind: 'all' },
    );
    found.push(...items);
    if (items.length < 100) return found;
  }
}

/** Somebody who may review at all; whether this very call is another question. */
export async function mustBeReviewer(tx: Tx, reviewerID: string): Promise<UserWithTeam> {
  const user = await tx.users.get(reviewerID);
  const may = user?.state === 'active' && grantsOf[user.role]['review.write'] !== undefined;
  if (!user || !may) throw new Problem('reviewer.unknown', { userID: reviewerID });
  return user;
}

export function mayReview(
  { userID, teamID, role }: UserWithTeam,
  recording: Pick<RecordingRow, 'agentID' | 'teamID'>,
): boolean {
  const thing = { ownerID: recording.agentID, teamID: recording.teamID };
  return (
    userID !== recording.agentID && allows({ userID, teamID, grants: grantsOf[role] }, 'review.write', thing)
  );
}

const assignReviews: Handler<Endpoints['assignReviews']> = async (ctx, { body }) => {
  const { reviewerID, formID, dueAt, unlessTaken } = body;
  const recordingIDs = [...new Set(body.recordingIDs)];
  return command(ctx, async (work) => {
    const form = await formInUse(work.tx, formID);
    const reviewer = await mustBeReviewer(work.tx, reviewerID);
    const assigned: string[] = [];
    const skipped: { recordingID: string; because: z.infer<typeof assignObstacle> }[] = [];
    // In one order, so that two who assign at once do not wait for each other.
    for (const recordingID of recordingIDs.sort()) {
      const recording = await work.tx.recordings.lock(recordingID);
      const { because } = await obstacleOf(ctx, work.tx, recording, { reviewer, form, unlessTaken });
      if (!recording || because !== null) {
        skipped.push({ recordingID, because: because ?? 'notFound' });
        continue;
      }
      await give(work, {
        ...{ reviewID: ctx.ports.random.id(), assignedByID: callerOf(ctx).userID },
        ...{ recording, form, reviewerID, origin: 'assigned' },
        dueAt: dueAt === null ? null : new Date(dueAt),
      });
      assigned.push(recordingID);
    }
    return { assigned, skipped };
  });
};

interface Asked {
  readonly reviewer: UserWithTeam;
  readonly form: ReviewFormRow;
  readonly unlessTaken: boolean;
}
interface Obstacle {
  readonly because: z.infer<typeof assignObstacle> | null;
  readonly takenBy: string | null;
}

/** Why a recording is not given; `takenBy` where it is because of somebody else. */
export async function obstacleOf(
  ctx: Ctx,
  tx: Tx,
  recording: RecordingRow | undefined,
  { reviewer, form, unlessTaken }: Asked,
): Promise<Obstacle> {
  const only = (because: Obstacle['because']): Obstacle => ({ because, takenBy: null });
  if (!recording) return only('notFound');
  const sight = sightOf(callerOf(ctx), recording);
  if (sight === 'none') return only('notFound');
  if (sight === 'agent' || recording.agentID === reviewer.userID) return only('ownCall');
  if (!mayReview(reviewer, recording)) return only('notTheirs');
  if (await unfinishedOf(tx, recording, reviewer.userID, form.formID)) return only('exists');
  const taken = unlessTaken ? await unfinishedOf(tx, recording, null, form.formID) : undefined;
  return taken ? { because: 'taken', takenBy: taken.reviewerName } : only(null);
}

/** Puts a review into somebody's inbox. */
export async function give(work: Work, given: NewReview): Promise<void> {
  const { recording, form, reviewerID, dueAt, rule } = given;
  const row = newReview(work, given);
  await work.tx.reviews.insert(row);
  await work.audit({
    action: 'review.assign',
    object: { kind: 'review', id: row.reviewID, name: recording.roomName },
    roomID: recording.roomID,
    changes: {
      reviewer: [null, reviewerID],
      form: [null, `${form.name} ${form.version}`],
      dueAt: [null, dueAt?.toISOString() ?? null],
      ...(rule && { rule: [null, rule.name] }),
    },
  });
  tellReviewers(work, recording, false);
}

export const assignHandlers = { listReviewers, assignReviews } satisfies Partial<Handlers>;

import type { Comment } from '../../../contract/comments';
import type { Endpoints } from '../../../contract/endpoints';
import { changesOf } from '../audit/changes';
import type { Ctx, Work } from '../context';
import { callerOf, command } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import type { CommentRow } from '../rows/comments';
import type { RecordingRow } from '../rows/recordings';
import { isReleased, mustReview, reviewedRecording, seenRecording, type Sight } from './sight';
import { commentObject, tellReviewers } from './tell';
import { presentThread, threadsOf, type Thread } from './threads';

const listComments: Handler<Endpoints['listComments']> = async (ctx, { params }) => {
  const { row, sight } = await seenRecording(ctx, params.recordingID);
  const { read } = ctx.ports.store;
  const released = await isReleased(read, row.recordingID);
  const threads = threadsOf(await read.comments.ofRecording(row.recordingID), sight, released);
  return {
    items: await Promise.all(threads.map((each) => presentThread(read, each, callerOf(ctx), sight))),
    can: sight === 'reviewer' ? ['add'] : [],
  };
};

const addComment: Handler<Endpoints['addComment']> = async (ctx, { params, body }) => {
  const recording = await reviewedRecording(ctx, params.recordingID);
  const row = newComment(ctx, recording, { ...body, parentID: null });
  await command(ctx, async (work) => {
    await work.tx.comments.insert(row);
    await work.audit({ action: 'comment.add', ...about(row, recording) });
    await tellOf(work, recording, row);
  });
  return present(ctx, recording, row.commentID, 'reviewer');
};

const replyToComment: Handler<Endpoints['replyToComment']> = async (ctx, { params, body }) => {
  const { row: recording, sight } = await seenRecording(ctx, params.recordingID);
  await command(ctx, async (work) => {
    const { root } = await threadIn(work.tx, recording, params.commentID, sight);
    const { positionMs, forAgent, commentID: parentID } = root;
    const row = newComment(ctx, recording, { positionMs, forAgent, parentID, text: body.text });
    await work.tx.comments.insert(row);
    if (sight === 'agent') await waitForReviewers(work, recording);
    await work.audit({ action: 'comment.add', ...about(row, recording) });
    await tellOf(work, recording, root);
  });
  return present(ctx, recording, params.commentID, sight);
};

/** An agent's answer waits in the inbox of whoever reviewed the call. */
async function waitForReviewers({ tx, now }: Work, { recordingID }: RecordingRow): Promise<void> {
  for (const { reviewID, state } of await tx.reviews.ofRecording(recordingID)) {
    if (state === 'released') await tx.reviews.update(reviewID, { replyAt: now });
  }
}

const updateComment: Handler<Endpoints['updateComment']> = async (ctx, { params, body }) => {
  const { row: recording, sight } = await seenRecording(ctx, params.recordingID);
  await command(ctx, async (work) => {
    const { row, thread } = await mineIn(ctx, work, recording, params.commentID, sight);
    const patch = {
      ...(body.text !== undefined && { text: body.text }),
      ...(body.forAgent !== undefined && row.parentID === null && { forAgent: body.forAgent }),
    };
    const changes = changesOf<CommentRow>(row, patch);
    if (changes === null) return;
    await work.tx.comments.update(row.commentID, {
      ...patch,
      ...('text' in changes && { editedAt: work.now }),
    });
    if (patch.forAgent !== undefined) {
      for (const { commentID } of thread.replies) {
        await work.tx.comments.update(commentID, { forAgent: patch.forAgent });
      }
    }
    await work.audit({ action: 'comment.update', ...about(row, recording), changes });
    await tellOf(work, recording, { forAgent: row.forAgent || patch.forAgent === true });
  });
  return present(ctx, recording, params.commentID, sight);
};

const deleteComment: Handler<Endpoints['deleteComment']> = async (ctx, { params }) => {
  const { row: recording, sight } = await seenRecording(ctx, params.recordingID);
  await command(ctx, async (work) => {
    const { row, thread } = await mineIn(ctx, work, recording, params.commentID, sight);
    await takeBack(work, row, thread);
    await work.audit({ action: 'comment.delete', ...about(row, recording), changes: null });
    await tellOf(work, recording, row);
  });
  return undefined;
};

/** What others answered to stays, without its words; when the last answer goes, so does that. */
async function takeBack({ tx, now }: Work, row: CommentRow, { root, replies }: Thread): Promise<void> {
  if (row.commentID === root.commentID && replies.length > 0) {
    return tx.comments.update(row.commentID, { text: '', deletedAt: now });
  }
  await tx.comments.delete(row.commentID);
  const wasLast = replies.length === 1 && row.parentID !== null;
  if (wasLast && root.deletedAt !== null) await tx.comments.delete(root.commentID);
}

const resolveComment: Handler<Endpoints['resolveComment']> = async (ctx, { params, body }) => {
  const { row: recording, sight } = await seenRecording(ctx, params.recordingID);
  mustReview(callerOf(ctx), recording, sight);
  await command(ctx, async (work) => {
    const { root } = await threadIn(work.tx, recording, params.commentID, sight);
    if ((root.resolvedAt !== null) === body.resolved) return;
    await work.tx.comments.update(
      root.commentID,
      body.resolved
        ? { resolvedAt: work.now, resolvedByID: callerOf(ctx).userID }
        : { resolvedAt: null, resolvedByID: null },
    );
    const changes = { resolved: [String(!body.resolved), String(body.resolved)] } satisfies Record<
      string,
      [string, string]
    >;
    await work.audit({ action: 'comment.resolve', ...about(root, recording), changes });
    await tellOf(work, recording, root);
  });
  return present(ctx, recording, params.commentID, sight);
};

function newComment(
  ctx: Ctx,
  { recordingID }: RecordingRow,
  said: Pick<CommentRow, 'positionMs' | 'forAgent' | 'parentID' | 'text'>,
): CommentRow {
  return {
    ...{ commentID: ctx.ports.random.id(), recordingID, authorID: callerOf(ctx).userID, ...said },
    ...{ createdAt: ctx.now, editedAt: null, deletedAt: null, resolvedAt: null, resolvedByID: null },
  };
}

/** The thread that a comment begins or belongs to, as far as the caller may see it. */
async function threadIn(
  tx: Work['tx'],
  recording: RecordingRow,
  commentID: string,
  sight: Sight,
): Promise<Thread> {
  const released = await isReleased(tx, recording.recordingID);
  const threads = threadsOf(await tx.comments.ofRecording(recording.recordingID), sight, released);
  const found = threads.find(({ root, replies }) =>
    [root, ...replies].some((each) => each.commentID === commentID),
  );
  if (!found) throw new Problem('comment.notFound');
  return found;
}

async function mineIn(ctx: Ctx, work: Work, recording: RecordingRow, commentID: string, sight: Sight) {
  const thread = await threadIn(work.tx, recording, commentID, sight);
  const row = [thread.root, ...thread.replies].find((each) => each.commentID === commentID);
  if (!row || row.deletedAt !== null) throw new Problem('comment.notFound');
  if (row.authorID !== callerOf(ctx).userID) throw new Problem('comment.notMine');
  return { row, thread };
}

async function present(ctx: Ctx, recording: RecordingRow, commentID: string, sight: Sight): Promise<Comment> {
  const { read } = ctx.ports.store;
  return presentThread(read, await threadIn(read, recording, commentID, sight), callerOf(ctx), sight);
}

/** Where it stands and whom it is for; words are in the log only where they were changed. */
function about(row: CommentRow, recording: RecordingRow) {
  return {
    object: commentObject(row.commentID, recording),
    roomID: recording.roomID,
    changes: {
      recordingID: [null, row.recordingID] as [null, string],
      seconds: [null, String(Math.floor(row.positionMs / 1000))] as [null, string],
      forAgent: [null, String(row.forAgent)] as [null, string],
    },
  };
}

async function tellOf(
  work: Work,
  recording: RecordingRow,
  { forAgent }: Pick<CommentRow, 'forAgent'>,
): Promise<void> {
  tellReviewers(work, recording, forAgent && (await isReleased(work.tx, recording.recordingID)));
}

export const commentHandlers = {
  listComments,
  addComment,
  replyToComment,
  updateComment,
  deleteComment,
  resolveComment,
} satisfies Partial<Handlers>;

import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { instant, opaqueID, personRef, prose } from './primitives';

/** The longest recording that a comment can point into: ten days. */
const lastMs = 864_000_000;
const words = prose(2000, 1);

/** What was said, and what I may do to it. */
const said = {
  commentID: opaqueID,
  author: personRef,
  /** Empty where it was taken back, and kept because others answered. */
  text: z.string(),
  createdAt: instant,
  editedAt: z.nullable(instant),
  deleted: z.boolean(),
};

export const commentReply = z.object({ ...said, can: z.array(z.enum(['edit', 'delete'])) });
export type CommentReply = z.infer<typeof commentReply>;

/** A comment at a moment of a recording, with the answers to it, oldest first. */
export const comment = z.object({
  ...said,
  /** From the first frame, in milliseconds. */
  positionMs: z.number(),
  /** The agent sees it, once a review of the recording is released to them. */
  forAgent: z.boolean(),
  resolved: z.nullable(z.object({ by: personRef, at: instant })),
  replies: z.array(commentReply),
  can: z.array(z.enum(['edit', 'delete', 'reply', 'resolve'])),
});
export type Comment = z.infer<typeof comment>;

const ofRecording = z.object({ recordingID: opaqueID });
const oneComment = z.object({ recordingID: opaqueID, commentID: opaqueID });

export const listComments = endpoint({
  method: 'GET',
  path: '/recordings/:recordingID/comments',
  summary:
    'Comments at moments of a recording, in the order of its time; of my own only what is meant for me',
  access: 'review.list',
  params: ofRecording,
  result: z.object({ items: z.array(comment), can: z.array(z.enum(['add'])) }),
  errors: ['recording.notFound'],
});

export const addComment = endpoint({
  method: 'POST',
  path: '/recordings/:recordingID/comments',
  summary: 'Say something at a moment of a recording',
  access: 'review.write',
  params: ofRecording,
  body: z.object({
    positionMs: z.number().check(z.multipleOf(1), z.gte(0), z.lte(lastMs)),
    text: words,
    forAgent: z.boolean(),
  }),
  result: comment,
  errors: ['recording.notFound', 'review.ownCall'],
});

export const replyToComment = endpoint({
  method: 'POST',
  path: '/recordings/:recordingID/comments/:commentID/replies',
  summary: 'Answer a comment',
  access: 'review.list',
  params: oneComment,
  body: z.object({ text: words }),
  result: comment,
  errors: ['recording.notFound', 'comment.notFound'],
});

export const updateComment = endpoint({
  method: 'PATCH',
  path: '/recordings/:recordingID/comments/:commentID',
  summary: 'Change what I said; an answer is for whomever its comment is for',
  access: 'review.list',
  params: oneComment,
  body: z.object({ text: z.optional(words), forAgent: z.optional(z.boolean()) }),
  result: comment,
  errors: ['recording.notFound', 'comment.notFound', 'comment.notMine'],
});

export const deleteComment = endpoint({
  method: 'DELETE',
  path: '/recordings/:recordingID/comments/:commentID',
  summary: 'Take back what I said; answers of others stay',
  access: 'review.list',
  params: oneComment,
  errors: ['recording.notFound', 'comment.notFound', 'comment.notMine'],
});

export const resolveComment = endpoint({
  method: 'POST',
  path: '/recordings/:recordingID/comments/:commentID/resolve',
  summary: 'Mark a comment as settled, or as open again',
  access: 'review.write',
  params: oneComment,
  body: z.object({ resolved: z.boolean() }),
  result: comment,
  errors: ['recording.notFound', 'comment.notFound', 'review.ownCall'],
});

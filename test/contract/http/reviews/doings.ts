import type { AuditAction, AuditEntry } from '../../../../contract/audit';
import type { Comment } from '../../../../contract/comments';
import { aFormContent } from '../../../support/review-rows';
import type { World } from '../../../support/roomservice';
import { at, unique } from '../../../support/rows';
import { filled, underReview } from './scene';

// What the audit log says of reviews; spread into `audit.test.ts`.

type Doing = (
  world: World,
) => Promise<{ readonly actorID: string; readonly entry: Partial<Omit<AuditEntry, 'action'>> }>;

const onComment = async (world: World) => {
  const scene = await underReview(world);
  const { cast, params, recording } = scene;
  const { commentID } = await world.aComment({ ...params, authorID: cast.supervisor.userID });
  const object = { kind: 'comment', id: commentID, name: 'Loan' } as const;
  return {
    ...scene,
    params: { ...params, commentID },
    actorID: cast.supervisor.userID,
    object,
    roomID: recording.roomID,
  };
};

const onReview = async (world: World, state: 'draft' | 'submitted' | 'released') => {
  const scene = await underReview(world);
  const { reviewID } = await scene.review({ state });
  const object = { kind: 'review', id: reviewID, name: 'Loan' } as const;
  const { roomID } = scene.recording;
  return { ...scene, params: { reviewID }, actorID: scene.cast.supervisor.userID, object, roomID };
};

const onForm = async (world: World) => {
  const scene = await underReview(world);
  const form = await world.aReviewForm({ state: 'draft' });
  const object = { kind: 'form', id: form.formID, name: form.name } as const;
  return { ...scene, form, params: { formID: form.formID }, actorID: scene.cast.admin.userID, object };
};

export const reviewDoings = {
  async 'comment.add'(world) {
    const { cast, params, supervisor, recording, recordingID } = await underReview(world);
    const body = { positionMs: 12_900, text: 'Not for the log', forAgent: true };
    const answer = await supervisor.call('addComment', { params, body });
    const object = { kind: 'comment', id: (answer.body as Comment).commentID, name: 'Loan' } as const;
    const changes: AuditEntry['changes'] = {
      ...{ recordingID: [null, recordingID], seconds: [null, '12'], forAgent: [null, 'true'] },
    };
    return { actorID: cast.supervisor.userID, entry: { object, roomID: recording.roomID, changes } };
  },
  async 'comment.update'(world) {
    const { supervisor, params, actorID, object, roomID } = await onComment(world);
    await supervisor.call('updateComment', { params, body: { text: 'Better said' } });
    return { actorID, entry: { object, roomID, changes: { text: ['Well said', 'Better said'] } } };
  },
  async 'comment.delete'(world) {
    const { supervisor, params, actorID, object, roomID } = await onComment(world);
    await supervisor.call('deleteComment', { params });
    return { actorID, entry: { object, roomID, changes: null } };
  },
  async 'comment.resolve'(world) {
    const { supervisor, params, actorID, object, roomID } = await onComment(world);
    await supervisor.call('resolveComment', { params, body: { resolved: true } });
    return { actorID, entry: { object, roomID, changes: { resolved: ['false', 'true'] } } };
  },
  async 'form.create'(world) {
    const { cast, admin } = await underReview(world);
    const name = `Service ${unique()}`;
    const answer = await admin.call('createReviewForm', { body: { name } });
    const { formID } = answer.body as { formID: string };
    return { actorID: cast.admin.userID, entry: { object: { kind: 'form', id: formID, name } } };
  },
  async 'form.update'(world) {
    const { admin, form, params, actorID, object } = await onForm(world);
    const name = `${form.name} anew`;
    const body = { revision: 1, name, content: aFormContent };
    await admin.call('saveReviewForm', { params, body });
    return { actorID, entry: { object: { ...object, name }, changes: { name: [form.name, name] } } };
  },
  async 'form.publish'(world) {
    const { admin, params, actorID, object } = await onForm(world);
    await admin.call('publishReviewForm', { params, body: { revision: 1 } });
    return { actorID, entry: { object, changes: { version: ['0', '1'] } } };
  },
  async 'form.retire'(world) {
    const { admin, params, actorID, object } = await onForm(world);
    await admin.call('retireReviewForm', { params, body: { retired: true } });
    return { actorID, entry: { object, changes: { state: ['draft', 'retired'] } } };
  },
  async 'review.assign'(world) {
    const { cast, admin, form, recordingID, recording, supervisor } = await underReview(world);
    const reviewerID = cast.supervisor.userID;
    const body = { recordingIDs: [recordingID], reviewerID, formID: form.formID };
    await admin.call('assignReviews', { body });
    const { items } = (await supervisor.call('listReviews')).body as { items: { reviewID: string }[] };
    const object = { kind: 'review', id: items[0]?.reviewID ?? '', name: 'Loan' } as const;
    const changes: AuditEntry['changes'] = {
      ...{ reviewer: [null, reviewerID], form: [null, `${form.name} 1`], dueAt: [null, null] },
    };
    return { actorID: cast.admin.userID, entry: { object, roomID: recording.roomID, changes } };
  },
  async 'review.export'(world) {
    const { cast, supervisor } = await underReview(world);
    await (await supervisor.send('/api/reviews.csv?state=released')).text();
    return { actorID: cast.supervisor.userID, entry: { changes: { state: [null, 'released'] } } };
  },
  async 'review.start'(world) {
    const { cast, params, form, supervisor, recording, recordingID } = await underReview(world);
    const { body } = await supervisor.call('startReview', { params, body: { formID: form.formID } });
    const object = { kind: 'review', id: (body as { reviewID: string }).reviewID, name: 'Loan' } as const;
    const changes: AuditEntry['changes'] = {
      ...{ form: [null, `${form.name} 1`], recordingID: [null, recordingID] },
    };
    return { actorID: cast.supervisor.userID, entry: { object, roomID: recording.roomID, changes } };
  },
  async 'review.submit'(world) {
    const { supervisor, params, actorID, object, roomID } = await onReview(world, 'draft');
    await supervisor.call('submitReview', { params, body: { revision: 1, ...filled, release: true } });
    return {
      actorID,
      entry: { object, roomID, changes: { score: [null, '85'], state: ['draft', 'released'] } },
    };
  },
  async 'review.release'(world) {
    const { supervisor, params, actorID, object, roomID } = await onReview(world, 'submitted');
    await supervisor.call('releaseReview', { params });
    return { actorID, entry: { object, roomID } };
  },
  async 'review.schedule'(world) {
    const { supervisor, params, actorID, object, roomID } = await onReview(world, 'submitted');
    const releaseAt = at(3600).toISOString();
    await supervisor.call('scheduleRelease', { params, body: { releaseAt } });
    return { actorID, entry: { object, roomID, changes: { releaseAt: [null, releaseAt] } } };
  },
  async 'review.reopen'(world) {
    const { supervisor, params, actorID, object, roomID } = await onReview(world, 'released');
    await supervisor.call('reopenReview', { params, body: { reason: 'The wrong call' } });
    const changes: AuditEntry['changes'] = { state: ['released', 'draft'], score: ['85', null] };
    return { actorID, entry: { object, roomID, reason: 'The wrong call', changes } };
  },
  async 'review.acknowledge'(world) {
    const { by, cast, params, object, roomID } = await onReview(world, 'released');
    await by.call('acknowledgeReview', { params });
    return { actorID: cast.agent.userID, entry: { object, roomID } };
  },
  async 'review.say'(world) {
    const { by, cast, params, object, roomID } = await onReview(world, 'released');
    await by.call('sayAboutReview', { params, body: { text: 'Not for the log' } });
    return { actorID: cast.agent.userID, entry: { object, roomID } };
  },
} satisfies Partial<Record<AuditAction, Doing>>;

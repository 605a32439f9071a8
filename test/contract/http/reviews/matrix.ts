import type { Permission } from '../../../../contract/access';
import type { EndpointName } from '../../../../contract/endpoints';
import type { UserRow } from '../../../../server/roomservice/rows/people';
import type { ReviewRow } from '../../../../server/roomservice/rows/reviews';
import type { Answer, Program } from '../../../support/roomservice-client';
import type { World } from '../../../support/roomservice';
import { unique } from '../../../support/rows';
import { filled } from './scene';

// Who may do what about whose calls; spread into `access.test.ts`.

interface Asked {
  readonly world: World;
  readonly browser: Program;
  /** Whose call it is. */
  readonly owner: UserRow;
}
type Act = (asked: Asked) => Promise<Answer>;

const recordingOf = async ({ world, owner }: Asked) => {
  const { recordingID } = await world.aRecording({ agentID: owner.userID, teamID: owner.teamID });
  return { recordingID };
};
const onRecording =
  (name: EndpointName, body?: object): Act =>
  async (asked) =>
    asked.browser.call(name, { params: await recordingOf(asked), ...(body ? { body } : {}) });
const onComment =
  (name: EndpointName, body?: object): Act =>
  async (asked) => {
    const params = await recordingOf(asked);
    await asked.world.aReview({ ...params, state: 'released' });
    const { commentID } = await asked.world.aComment({ ...params, forAgent: true });
    return asked.browser.call(name, { params: { ...params, commentID }, ...(body ? { body } : {}) });
  };
const onReview =
  (name: EndpointName, given: Partial<ReviewRow>, body?: object): Act =>
  async (asked) => {
    const { reviewID } = await asked.world.aReview({ ...(await recordingOf(asked)), ...given });
    return asked.browser.call(name, { params: { reviewID }, ...(body ? { body } : {}) });
  };
/** By whoever asks, or nobody could ever fill it. */
const onMine =
  (name: EndpointName, body: object): Act =>
  async (asked) => {
    const { body: me } = await asked.browser.call('getMe');
    const { userID: reviewerID } = me as { userID: string };
    return onReview(name, { reviewerID }, body)(asked);
  };
const save = { revision: 1, ...filled };

/** Columns as in `access.test.ts`: an agent's own, team's and foreign calls; a supervisor's; an admin's own and others'. */
export const reviewMatrix: readonly (readonly [EndpointName, string, string, string, Permission, Act])[] = [
  ['listComments', 'ok - -', 'ok ok -', 'ok ok', 'review.list', onRecording('listComments')],
  [
    'addComment',
    ...(['no no no', '409 ok -', '409 ok', 'review.list'] as const),
    onRecording('addComment', { positionMs: 0, text: 'Hm', forAgent: false }),
  ],
  [
    'replyToComment',
    'ok - -',
    'ok ok -',
    'ok ok',
    'review.list',
    onComment('replyToComment', { text: 'Hm' }),
  ],
  // Of somebody else: nobody changes what others said.
  [
    'updateComment',
    ...(['409 - -', '409 409 -', '409 409', 'review.list'] as const),
    onComment('updateComment', { text: 'Hm' }),
  ],
  ['deleteComment', '409 - -', '409 409 -', '409 409', 'review.list', onComment('deleteComment')],
  [
    'resolveComment',
    ...(['no no no', '409 ok -', '409 ok', 'review.list'] as const),
    onComment('resolveComment', { resolved: true }),
  ],
  [
    'startReview',
    ...(['no no no', '409 ok -', '409 ok', 'review.list'] as const),
    async (asked) => {
      const { formID } = await asked.world.aReviewForm();
      return onRecording('startReview', { formID })(asked);
    },
  ],
  [
    'startCalibration',
    ...(['no no no', '409 ok -', '409 ok', 'review.list'] as const),
    async (asked) => {
      const { formID } = await asked.world.aReviewForm();
      const [one, two] = [await asked.world.person('admin'), await asked.world.person('admin')];
      const reviewerIDs = [one.userID, two.userID];
      return onRecording('startCalibration', { formID, reviewerIDs })(asked);
    },
  ],
  [
    'getCalibration',
    ...(['no no no', '- ok -', '- ok', 'review.list'] as const),
    async (asked) => {
      const calibrationID = `calibration_${unique()}`;
      await asked.world.aReview({ ...(await recordingOf(asked)), origin: 'calibration', calibrationID });
      return asked.browser.call('getCalibration', { params: { calibrationID } });
    },
  ],
  ['getReview', 'ok - -', 'ok ok -', 'ok ok', 'review.list', onReview('getReview', { state: 'released' })],
  ['saveReview', 'no no no', '- ok -', '- ok', 'review.list', onMine('saveReview', save)],
  [
    'submitReview',
    'no no no',
    '- ok -',
    '- ok',
    'review.list',
    onMine('submitReview', { ...save, release: true }),
  ],
  [
    'releaseReview',
    ...(['no no no', '409 ok -', '409 ok', 'review.list'] as const),
    onReview('releaseReview', { state: 'released' }),
  ],
  [
    'scheduleRelease',
    ...(['no no no', '- ok -', '- ok', 'review.list'] as const),
    onReview('scheduleRelease', { state: 'submitted' }, { releaseAt: null }),
  ],
  [
    'reopenReview',
    ...(['no no no', '409 ok -', '409 ok', 'review.list'] as const),
    onReview('reopenReview', { state: 'released' }, { reason: 'Hm' }),
  ],
  [
    'acknowledgeReview',
    ...(['ok - -', 'ok 409 -', 'ok 409', 'review.list'] as const),
    onReview('acknowledgeReview', { state: 'released' }),
  ],
  [
    'sayAboutReview',
    ...(['ok - -', 'ok ok -', 'ok ok', 'review.list'] as const),
    onReview('sayAboutReview', { state: 'released' }, { text: 'Hm' }),
  ],
  [
    'readReplies',
    ...(['no no no', '409 ok -', '409 ok', 'review.list'] as const),
    onReview('readReplies', { state: 'released' }),
  ],
];

import type { ReviewDetail } from '../../../../contract/reviews';
import type { ReviewRow } from '../../../../server/roomservice/rows/reviews';
import type { Browser } from '../../../support/roomservice-client';
import type { World } from '../../../support/roomservice';
import { goodAnswers } from '../../../support/review-rows';

/** A recording of an agent's call, their supervisor and an admin at their browsers, and a form that is in use. */
export async function underReview(world: World) {
  const cast = await world.cast();
  const { agent, team } = cast;
  const recording = await world.aRecording({
    ...{ agentID: agent.userID, agentName: agent.name, teamID: team.teamID, teamName: team.name },
    ...{ roomName: 'Loan', customerName: 'Ada', customerRef: 'C-7' },
  });
  const form = await world.aReviewForm();
  const params = { recordingID: recording.recordingID };
  return {
    ...{ cast, recording, form, params, ...params },
    by: world.as(agent.userID),
    supervisor: world.as(cast.supervisor.userID),
    admin: world.as(cast.admin.userID),
    /** The supervisor's review of it. */
    review: (given: Partial<ReviewRow> = {}) =>
      world.aReview({ ...params, formID: form.formID, reviewerID: cast.supervisor.userID, ...given }),
  };
}

export const filled = { answers: goodAnswers, summary: 'Calm and clear' };

export async function begun(supervisor: Browser, recordingID: string, formID: string): Promise<ReviewDetail> {
  const { body } = await supervisor.call('startReview', { params: { recordingID }, body: { formID } });
  return body as ReviewDetail; // or the test fails where it looks at it
}

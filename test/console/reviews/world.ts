import type { ReviewRow } from '../../../server/roomservice/rows/reviews';
import type { ConsoleWorld } from '../../support/render-console';
import { ofTeam } from '../recordings/recording-world';

/** A call of shen_ruoxi's, and what gu_qing has made of it. */
export async function reviewed(world: ConsoleWorld, given: Partial<ReviewRow> = {}): Promise<void> {
  const { recordingID } = await world.aRecording(ofTeam({ recordingID: 'signing', roomName: 'Signing' }));
  const { formID } = await world.aReviewForm({ name: 'Service' });
  await world.aReview({ recordingID, formID, reviewID: 'mine', reviewerID: 'gu_qing', ...given });
}

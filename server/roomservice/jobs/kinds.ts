import { fetchCloudFile } from '../cloud/fetch';
import { closeRooms } from '../closings/job';
import { eraseFiles } from '../customers/files';
import { nightly } from '../keeping/nightly';
import { removeFiles } from '../keeping/remove';
import { moveFiles } from '../moves/mover';
import { processRecording } from '../recordings/process';
import { sampleReviews } from '../sampling/job';
import { deliverWebhook } from '../webhooks/deliver';
import { reconcile } from '../storage/reconcile';
import { checkUpload } from '../uploads/check';
import type { JobKind } from './kind';

/** Every kind of job that this server does. */
export const jobKinds: readonly JobKind[] = [
  closeRooms,
  processRecording,
  eraseFiles,
  nightly,
  reconcile,
  removeFiles,
  moveFiles,
  deliverWebhook,
  sampleReviews,
  checkUpload,
  fetchCloudFile,
];

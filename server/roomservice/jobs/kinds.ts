import { closeRooms } from '../closings/job';
import { eraseFiles } from '../customers/files';
import { processRecording } from '../recordings/process';
import type { JobKind } from './kind';

/** Every kind of job that this server does. */
export const jobKinds: readonly JobKind[] = [closeRooms, processRecording, eraseFiles];

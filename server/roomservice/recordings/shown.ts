import { recordingStates } from '../../../contract/recordings';
import type { RecordingFilter } from '../stores/recordings';

const present = recordingStates.filter((state) => state !== 'trash' && state !== 'expired');

/** What is in the trash, or only was here, shows where somebody asks for it. */
export function withoutGone<Filter extends RecordingFilter>(filter: Filter): Filter {
  const asked = filter.state !== undefined && filter.state.length > 0;
  return asked ? filter : { ...filter, state: present };
}

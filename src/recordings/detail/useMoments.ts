import { useMemo } from 'react';
import type { RecordingDetail } from '../../../contract/recordings';
import { useUrlState } from '../../ui/url/useUrlState';
import { momentsIn } from '../player/event-groups';
import { momentsOf, type Moment } from '../player/moments';
import { recordingUrl } from './recording-url';

interface Moments {
  readonly moments: readonly Moment[];
  /** Those of the group that the address names; without one, all. */
  readonly shown: readonly Moment[];
}

/** What happened in the room of a recording, by its clock. */
export function useMoments(recording: RecordingDetail): Moments {
  const [{ events: group }] = useUrlState(recordingUrl);
  const moments = useMemo(() => momentsOf(recording), [recording]);
  const shown = useMemo(() => momentsIn(moments, group), [moments, group]);
  return { moments, shown };
}

import { useQuery } from '@tanstack/react-query';
import type { Recording } from '../../../contract/recordings';
import type { ResultOf } from '../../../contract/endpoint';
import type { Endpoints } from '../../../contract/endpoints';
import { query } from '../../api/queries';
import { waveform, type Waveform } from './wave';

export type Sprite = NonNullable<ResultOf<Endpoints['getRecordingPreviews']>['sprite']>;

/**
 * What is shown of a recording before and beside the playing, where it was made. Each is fetched once, as long as the
 * page is open: its links run out, what they led to does not change. Without it everything plays all the same.
 */
export function usePreviews({ recordingID, can }: Recording): {
  /** The address of a picture of it. */
  readonly still: string | null;
  readonly sprite: Sprite | null;
  readonly wave: Waveform | null;
} {
  const { data } = useQuery({
    ...query('getRecordingPreviews', { params: { recordingID } }),
    enabled: can.includes('play'),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const url = data?.waveform ?? null;
  const { data: wave = null } = useQuery({
    queryKey: ['waveform', recordingID],
    queryFn: async ({ signal }) => fetchWave(url ?? '', signal),
    enabled: url !== null,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return { still: data?.thumbnail ?? null, sprite: data?.sprite ?? null, wave };
}

async function fetchWave(url: string, signal: AbortSignal): Promise<Waveform | null> {
  const answer = await fetch(url, { signal });
  const read = answer.ok ? waveform.safeParse(await answer.json().catch(() => null)) : null;
  return read?.success === true && read.data.channels.length > 0 ? read.data : null;
}

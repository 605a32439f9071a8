import { useMutationState } from '@tanstack/react-query';
import type { ResultOf } from '../../../contract/endpoint';
import type { Endpoints } from '../../../contract/endpoints';
import styles from './player.module.css';

/** Who is watching, over the picture, where admins want it: as the link that is played says. */
export function Watermark() {
  const links = useMutationState({
    filters: { mutationKey: ['playRecording'], status: 'success' },
    // The key is of this one command, whose answers the client has held to its schema.
    select: ({ state }) => state.data as ResultOf<Endpoints['playRecording']> | undefined,
  });
  const words = links.at(-1)?.watermark ?? null;
  if (words === null) return null;
  return (
    <div className={styles['watermark']} aria-hidden="true">
      {['a', 'b', 'c', 'd', 'e', 'f'].map((place) => (
        <span key={place}>{words}</span>
      ))}
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { query } from '../../api/queries';
import { can, useMe } from '../../session/me';
import type { Clock } from '../clock';

/** The beginning of a comment: by its button, or by a key of the player. */
export interface Commenting {
  /** Seconds from the first frame, of the comment that is being written. */
  readonly at: number | null;
  /** At the moment that is seen; left out where nobody may begin one, also while one is written. */
  readonly begin: (() => void) | undefined;
  readonly end: () => void;
}

/** A comment belongs to the moment at which somebody began to write it, however long they then write. */
export function useCommenting(recordingID: string, clock: Clock | undefined): Commenting {
  const enabled = can(useMe(), 'review.list');
  const { data } = useQuery({ ...query('listComments', { params: { recordingID } }), enabled });
  const [at, setAt] = useState<number | null>(null);
  const mayBegin = at === null && clock !== undefined && data?.can.includes('add') === true;
  return {
    at,
    begin: mayBegin ? () => setAt(clock.get().time) : undefined,
    end: () => setAt(null),
  };
}

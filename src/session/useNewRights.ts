import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Me } from '../../contract/people';

/** Another role or team sees other things, and may do other things to the same ones: everything shown is read again. */
export function useNewRights({ role, team }: Pick<Me, 'role' | 'team'>): void {
  const client = useQueryClient();
  const now = `${role} ${team?.teamID ?? ''}`;
  const known = useRef(now);
  useEffect(() => {
    if (known.current === now) return;
    known.current = now;
    void client.invalidateQueries();
  }, [client, now]);
}

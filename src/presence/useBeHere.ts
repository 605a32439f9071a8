import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Presence } from '../../contract/presence';
import { useCommand } from '../api/commands';
import { query } from '../api/queries';

/** RoomService takes an agent for offline after 90 s without a word; a hidden tab may speak once a minute only. */
const everyMs = 30_000;

/** Says to RoomService for as long as the console is open that it is, and answers what it knows of my presence. */
export function useBeHere(): Presence | undefined {
  const client = useQueryClient();
  const mine = query('getMyPresence');
  const [said, setSaid] = useState(false);
  const { mutate } = useCommand('beHere', {
    invalidates: [],
    onSuccess: (presence) => {
      client.setQueryData(mine.queryKey, presence);
      setSaid(true);
    },
  });
  useEffect(() => {
    const say = () => mutate({});
    // A PC that slept wakes with the page in sight, long before the timer.
    const onSight = () => {
      if (!document.hidden) say();
    };
    say();
    const timer = setInterval(say, everyMs);
    document.addEventListener('visibilitychange', onSight);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onSight);
    };
  }, [mutate]);
  // Asked before the first word it would say offline, for a blink.
  return useQuery({ ...mine, enabled: said }).data;
}

import { useEffect, useEffectEvent, useState } from 'react';
import { endpoints } from '../../contract/endpoints';
import { observationEnds, type Observation, type ObservationEnd } from '../../contract/observing';
import { sendParting } from '../api/client';
import { useCommand } from '../api/commands';
import { useLive } from '../api/live';
import { isProblem } from '../api/problem';

/** RoomService ends an observation whose page is silent for two minutes; a hidden tab may speak once a minute only. */
const everyMs = 30_000;

export type Watching =
  | { readonly kind: 'asking' }
  | { readonly kind: 'watching'; readonly observation: Observation }
  | { readonly kind: 'ended'; readonly because: ObservationEnd };

/** Watches one room from the press of a button until the page is left, it is stopped, or RoomService ends it. */
export function useWatching(roomID: string) {
  const [watching, setWatching] = useState<Watching>({ kind: 'asking' });
  const startCommand = useCommand('startObserving', { invalidates: ['listObservers', 'listRoomEvents'] });
  const { mutate: renew } = useCommand('renewObservation', { invalidates: [] });
  const { mutate: end } = useCommand('endObservation', { invalidates: ['listObservers', 'listRoomEvents'] });
  const observationID = watching.kind === 'watching' ? watching.observation.observationID : undefined;

  const sayAgain = () => {
    if (observationID === undefined) return;
    renew(
      { params: { observationID } },
      {
        onSuccess: (observation) =>
          setWatching((now) => (isOf(now, observationID) ? { kind: 'watching', observation } : now)),
        // Without an answer the pictures go on; the next word may get through.
        onError: (error) => {
          if (!isProblem(error, 'observation.ended', 'observation.notFound')) return;
          const because = observationEnds.find((each) => each === error.params['reason']) ?? 'stopped';
          setWatching((now) => (isOf(now, observationID) ? { kind: 'ended', because } : now));
        },
      },
    );
  };
  const sayInTime = useEffectEvent(sayAgain);
  // Somebody came or went, the room closes, an admin decided: what there is to see may be different now.
  useLive('room.changed', (event) => event.roomID === roomID && sayAgain());
  useLive('floor.changed', () => sayAgain());

  useEffect(() => {
    if (observationID === undefined) return;
    const params = { observationID };
    const timer = setInterval(() => sayInTime(), everyMs);
    const onSight = () => {
      if (!document.hidden) sayInTime(); // a PC that slept wakes long before the timer
    };
    const part = () => sendParting(endpoints.endObservation, params);
    document.addEventListener('visibilitychange', onSight);
    window.addEventListener('pagehide', part);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onSight);
      window.removeEventListener('pagehide', part);
      part();
    };
  }, [observationID]);

  return {
    watching,
    async start(reason: string) {
      const observation = await startCommand.mutateAsync({ params: { roomID }, body: { reason } });
      setWatching({ kind: 'watching', observation });
    },
    stop() {
      if (observationID !== undefined) end({ params: { observationID } });
      setWatching({ kind: 'ended', because: 'stopped' });
    },
    again: () => setWatching({ kind: 'asking' }),
  };
}

function isOf(watching: Watching, observationID: string): boolean {
  return watching.kind === 'watching' && watching.observation.observationID === observationID;
}

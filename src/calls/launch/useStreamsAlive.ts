import { useEffect } from 'react';
import { useCommand } from '../../api/commands';
import type { DeskView } from './desk';

/** RoomService ends a call of streams that nobody spoke for in ten minutes. */
const everyMs = 60_000;

/** Says to RoomService, at once and then every minute, that the program of a call of streams is heard. */
export function useStreamsAlive({ state }: DeskView): void {
  const { mutate } = useCommand('streamsRunning', { invalidates: [] });
  const runs = state.name === 'inRoom' && state.call.type === 'CustomServiceLive';
  const callID = runs ? state.call.callID : null;
  useEffect(() => {
    if (callID === null) return;
    const say = () => mutate({ params: { callID } });
    say();
    const timer = setInterval(say, everyMs);
    return () => clearInterval(timer);
  }, [callID, mutate]);
}

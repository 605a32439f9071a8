import { useQuery } from '@tanstack/react-query';
import {
  use,
  useEffect,
  useEffectEvent,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { useCommand } from '../api/commands';
import { isAway } from '../api/problem';
import { query } from '../api/queries';
import { LaunchError, type Ended } from '../launcher';
import { CallControlContext, type CallControl } from '../session/call-control';
import { can, useMe } from '../session/me';
import { CallDeskContext, type CallDesk } from './call-desk';
import { phaseOf } from './phase';
import { createDesk } from './launch/desk';
import { reasonToTell } from './launch/end-reason';
import { LauncherPortsContext } from './launch/launcher-ports';
import { launchRequestOf } from './launch/request';
import { useRoomServiceFacts } from './launch/useRoomServiceFacts';
import { WrapUpDrawer } from './wrap-up/WrapUpDrawer';

/** The person's call: what RoomService knows of it, the launcher that runs it, and the wrap-up that follows. */
export function CallProvider({ children }: { children: ReactNode }) {
  const me = useMe();
  const makePorts = use(LauncherPortsContext);
  const [desk] = useState(() =>
    createDesk(makePorts, 'locks' in navigator ? navigator.locks : null, me.userID),
  );
  useEffect(() => {
    desk.open();
    return () => desk.close();
  }, [desk]);
  const view = useSyncExternalStore(desk.subscribe, () => desk.view);
  const { data: current } = useQuery({ ...query('currentCall'), enabled: can(me, 'call.list') });
  const running = current?.running ?? null;

  const start = useCommand('startCall', {
    invalidates: ['currentCall', 'listRooms', 'getRoom', 'listCalls'],
  });
  const relaunch = useCommand('relaunchCall', { invalidates: [] });
  const end = useCommand('endCall', {
    invalidates: ['currentCall', 'listCalls', 'getCall', 'listRooms', 'getRoom'],
  });

  const [panelOpen, setPanelOpen] = useState(false);
  const [wrappingUp, setWrappingUp] = useState<string | null>(null);
  const [launchError, setLaunchError] = useState<LaunchError | null>(null);
  const [startedRoom, setStartedRoom] = useState<{ roomID: string; name: string } | null>(null);

  const callID = view.state.name === 'idle' ? null : view.state.call.callID;
  useRoomServiceFacts(desk, current && running, callID);
  useTellEnd(view.state.name === 'ended' ? view.state : null, async (id, reason) => {
    await end.mutateAsync({ params: { callID: id }, body: { reason } });
  });

  const control = useMemo<CallControl>(
    () => ({
      running,
      phase: phaseOf(view, running),
      unwrapped: current?.unwrapped ?? [],
      async start(room, choice) {
        setLaunchError(null);
        setStartedRoom({ roomID: room.roomID, name: room.name });
        const launcher = await desk.lead();
        launcher.dismiss();
        const started = await start.mutateAsync({ body: { roomID: room.roomID, ...choice } });
        setPanelOpen(true);
        try {
          launcher.start(launchRequestOf(started, me.name));
        } catch (error) {
          if (!(error instanceof LaunchError)) throw error;
          // Nothing was opened: the call is over before it began, and the panel says what was wrong with it.
          setLaunchError(error);
          await end.mutateAsync({
            params: { callID: started.call.callID },
            body: { reason: 'launchGivenUp' },
          });
        }
      },
      showPanel: () => setPanelOpen(true),
      async leave() {
        const launcher = desk.launcher;
        if (launcher && launcher.state.name !== 'idle' && launcher.state.name !== 'ended') {
          if (
            launcher.state.name === 'inRoom' ||
            launcher.state.name === 'connected' ||
            launcher.state.name === 'lost'
          ) {
            await launcher.leave();
          } else launcher.cancel();
        } else if (running) {
          const reason = running.state === 'starting' ? 'launchGivenUp' : 'left';
          await end.mutateAsync({ params: { callID: running.callID }, body: { reason } });
        }
      },
      wrapUp: setWrappingUp,
    }),
    // Mutations keep their identity only by `mutateAsync`.
    [running, current?.unwrapped, view, desk, me.name, start.mutateAsync, end.mutateAsync],
  );

  const callDesk = useMemo<CallDesk>(
    () => ({
      view,
      desk,
      panelOpen,
      setPanelOpen,
      startedRoom,
      launchError,
      dismissLaunchError: () => setLaunchError(null),
      async openAgain() {
        const known = desk.launcher?.state;
        const id =
          known && known.name !== 'idle' && known.name !== 'ended' ? known.call.callID : running?.callID;
        if (id === undefined) return;
        const launcher = await desk.lead();
        const again = launchRequestOf(await relaunch.mutateAsync({ params: { callID: id } }), me.name);
        if (launcher.state.name === 'idle' || launcher.state.name === 'ended') launcher.start(again);
        else launcher.openAgain(again);
        setPanelOpen(true);
      },
    }),
    [view, desk, panelOpen, startedRoom, launchError, running?.callID, relaunch.mutateAsync, me.name],
  );

  return (
    <CallControlContext value={control}>
      <CallDeskContext value={callDesk}>
        {children}
        {wrappingUp !== null && <WrapUpDrawer callID={wrappingUp} onClose={() => setWrappingUp(null)} />}
      </CallDeskContext>
    </CallControlContext>
  );
}

const retryMs = 3000;

/** Tells RoomService, once for each call, why it ended; again and again while RoomService is away. */
function useTellEnd(
  ended: Ended | null,
  send: (callID: string, reason: NonNullable<ReturnType<typeof reasonToTell>>) => Promise<void>,
): void {
  const tell = useEffectEvent(send);
  const callID = ended?.call.callID ?? null;
  const reason = ended && reasonToTell(ended.reason);
  useEffect(() => {
    if (callID === null || !reason) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const attempt = (): void => {
      tell(callID, reason).catch((problem: unknown) => {
        // Refused (no longer mine, signed out): RoomService's own sweep has the last word.
        if (isAway(problem)) timer = setTimeout(attempt, retryMs);
      });
    };
    attempt();
    return () => clearTimeout(timer);
  }, [callID, reason]);
}

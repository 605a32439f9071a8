import { useQuery, useQueryClient } from '@tanstack/react-query';
import { use, useCallback, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { Call, CallKind } from '../../contract/calls';
import { useCommand } from '../api/commands';
import { query } from '../api/queries';
import { isInCall, isUnderway, LaunchError } from '../launcher';
import { aboutOf } from '../session/call-about';
import { CallControlContext, type CallControl } from '../session/call-control';
import { can, useMe } from '../session/me';
import { CallDeskContext, type CallDesk, type Started } from './call-desk';
import { createDesk } from './launch/desk';
import { createEndTeller } from './launch/end-teller';
import { LauncherPortsContext } from '../session/launcher-ports';
import { openAgain } from './launch/open-again';
import { placeOf } from './launch/place';
import { launchRequestOf, type Opener } from './launch/request';
import { useChatTeller } from './launch/useChatTeller';
import { useRoomServiceFacts } from './launch/useRoomServiceFacts';
import { useStreamsAlive } from './launch/useStreamsAlive';
import { phaseOf } from './phase';
import { useEndedAway } from './useEndedAway';
import { WrapUpDrawer } from './wrap-up/WrapUpDrawer';

/** The person's call: what RoomService knows of it, the launcher that runs it, and the wrap-up that follows. */
export function CallProvider({ children }: { children: ReactNode }) {
  const me = useMe();
  const client = useQueryClient();
  const known = ({ call }: { call: Call }) => {
    client.setQueryData(query('getCall', { params: { callID: call.callID } }).queryKey, call);
  };
  const { mutateAsync: sendStart } = useCommand('startCall', {
    invalidates: ['currentCall', 'listRooms', 'getRoom', 'listCalls'],
    onSuccess: known,
  });
  const { mutateAsync: sendStartStreams } = useCommand('startStreamCall', {
    invalidates: ['currentCall', 'listCalls'],
    onSuccess: known,
  });
  const { mutateAsync: sendChange } = useCommand('changeStreams', {
    invalidates: ['currentCall', 'listCalls', 'getCall'],
  });
  const { mutateAsync: askCredentials } = useCommand('relaunchCall', { invalidates: [] });
  // Mutations keep their identity only by `mutateAsync`.
  const { mutateAsync: sendEnd } = useCommand('endCall', {
    invalidates: ['currentCall', 'listCalls', 'getCall', 'listRooms', 'getRoom'],
  });

  const chats = useChatTeller();
  const makePorts = use(LauncherPortsContext);
  const [desk] = useState(() =>
    createDesk(makePorts, 'locks' in navigator ? navigator.locks : null, me.userID, chats.heard),
  );
  const [teller] = useState(() =>
    createEndTeller((callID, reason) => sendEnd({ params: { callID }, body: { reason } })),
  );
  useEffect(() => {
    const stop = desk.subscribe(() => teller.saw(desk.view.state));
    teller.open();
    desk.open();
    return () => {
      stop();
      teller.close();
      desk.close();
    };
  }, [desk, teller]);
  const view = useSyncExternalStore(desk.subscribe, () => desk.view);

  const { data: current } = useQuery({ ...query('currentCall'), enabled: can(me, 'call.list') });
  const running = current?.running ?? null;
  const callID = view.state.name === 'idle' ? null : view.state.call.callID;
  const { endedAway, forget } = useEndedAway(current, callID);
  const [panelOpen, setPanelOpen] = useState(false);
  const [wrappingUp, setWrappingUp] = useState<string | null>(null);
  const [started, setStarted] = useState<Started | null>(null);
  const [launchError, setLaunchError] = useState<LaunchError | null>(null);
  /** A call that was live already when it was opened again: that RoomService sees it live says nothing of this launch. */
  const [reopenedID, setReopenedID] = useState<string | null>(null);
  useRoomServiceFacts(desk, current && running, callID, reopenedID);
  const streamsID = running?.streams ? running.callID : null;
  useEffect(() => desk.streamsAreMine(streamsID), [desk, streamsID]);
  useStreamsAlive(view);
  const opener = useMemo<Opener>(
    () => ({ userName: me.name, server: me.service.serverDomain }),
    [me.name, me.service.serverDomain],
  );

  const launch = useCallback(
    async (kind: CallKind, answer: Parameters<typeof launchRequestOf>[0], clickedAt: number) => {
      const { callID, room } = answer.call;
      // Another tab may have taken the lead meanwhile.
      const launcher = await desk.lead(kind);
      // RoomService starts one call at a time: one that the launcher still holds is over.
      if (isUnderway(launcher.state)) launcher.sessionEnded('left');
      launcher.dismiss();
      // Put away, streams give the desk back to rooms.
      await desk.lead(kind);
      setLaunchError(null);
      setReopenedID(null);
      setStarted({ callID, room, name: aboutOf(answer.call).name, clickedAt });
      setPanelOpen(true);
      try {
        launcher.start(launchRequestOf(answer, opener));
      } catch (error) {
        if (!(error instanceof LaunchError)) throw error;
        // Nothing was opened: the call is over before it began, and the panel says what was wrong with it.
        setLaunchError(error);
        teller.tell(callID, 'launchGivenUp');
      }
    },
    [desk, teller, opener],
  );

  const control = useMemo<CallControl>(
    () => ({
      running,
      phase: phaseOf(view, running),
      unwrapped: current?.unwrapped ?? [],
      async start(room, choice) {
        const clickedAt = Date.now();
        await desk.lead();
        await launch('room', await sendStart({ body: { roomID: room.roomID, ...choice } }), clickedAt);
      },
      showPanel: () => setPanelOpen(true),
      async leave() {
        const { launcher } = desk;
        if (launcher && isUnderway(launcher.state)) {
          const { callID } = launcher.state.call;
          if (isInCall(launcher.state)) await launcher.leave();
          else launcher.cancel();
          // Whoever starts the next call right away must not meet this one.
          await teller.settled(callID);
        } else if (running) {
          const reason = running.state === 'starting' ? 'launchGivenUp' : 'left';
          await sendEnd({ params: { callID: running.callID }, body: { reason } });
        }
      },
      wrapUp: setWrappingUp,
    }),
    [running, current?.unwrapped, view, desk, teller, launch, sendStart, sendEnd],
  );

  const callDesk = useMemo<CallDesk>(
    () => ({
      view,
      desk,
      panelOpen,
      setPanelOpen,
      started,
      launchError,
      endedAway,
      async startStreams(body) {
        const clickedAt = Date.now();
        await desk.lead();
        await launch('streams', await sendStartStreams({ body }), clickedAt);
      },
      async changeStreams({ callID, streams }, urls) {
        const { launcher } = desk;
        const hears = launcher && isInCall(launcher.state) && launcher.state.call.callID === callID;
        // The program first: what it does not take must not be what the call says.
        if (hears) {
          const title = streams?.title ?? '';
          await launcher.changeStreams({ type: 'CustomServiceLive', callID, title, ...urls });
        }
        await sendChange({ params: { callID }, body: urls });
      },
      async openAgain() {
        const launcher = await desk.lead(running ? (running.streams ? 'streams' : 'room') : undefined);
        const { state } = launcher;
        const call = isUnderway(state) ? state.call : running;
        if (call === null) return;
        const { callID } = call;
        if (!isUnderway(state)) setReopenedID(running?.state === 'live' ? callID : null);
        setPanelOpen(true);
        try {
          await openAgain(launcher, async () =>
            launchRequestOf(await askCredentials({ params: { callID } }), opener),
          );
        } catch (error) {
          if (!(error instanceof LaunchError)) throw error;
          setStarted({ callID, ...placeOf(call), clickedAt: Date.now() });
          setLaunchError(error);
        }
      },
      putAway() {
        desk.launcher?.dismiss();
        setLaunchError(null);
        forget();
        setPanelOpen(false);
      },
    }),
    [
      view,
      desk,
      panelOpen,
      started,
      launchError,
      endedAway,
      forget,
      running,
      askCredentials,
      launch,
      sendStartStreams,
      sendChange,
      opener,
    ],
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

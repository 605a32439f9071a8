import { getMe } from '../../contract/people';
import { use, useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { useLiveState } from '../api/live';
import { send } from '../api/client';
import { useCallControl } from '../session/call-control';
import { LauncherPortsContext } from '../session/launcher-ports';
import { useMe } from '../session/me';
import type { Finding } from './findings';
import { createSystemCheck, type SystemCheck, type SystemCheckView } from './system-check';

/** The checks of this visit: begun when the page opens, ended with it, devices let go while it is hidden. */
export function useSystemCheck(): {
  check: SystemCheck;
  view: SystemCheckView;
  /** A call runs or is being started: no link is opened beside it. */
  busy: boolean;
  inCall: boolean;
} {
  const makePorts = use(LauncherPortsContext);
  const { service } = useMe();
  const { phase } = useCallControl();
  const inCall = phase === 'inCall' || phase === 'linkLost';
  const [check] = useState(() =>
    createSystemCheck({
      makePorts,
      isSecure: window.isSecureContext,
      media: navigator.mediaDevices, // absent where the context is not secure, whatever the types say
      server: service.serverDomain,
      async askService() {
        const began = performance.now();
        await send(getMe, {});
        return performance.now() - began;
      },
    }),
  );
  const run = useEffectEvent(() => check.run(inCall));
  useEffect(() => {
    check.open();
    run();
    const hidden = () => {
      if (document.visibilityState === 'hidden') check.releaseMedia();
    };
    document.addEventListener('visibilitychange', hidden);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      check.close();
    };
  }, [check]);
  const seen = useSyncExternalStore(check.subscribe, () => check.view);
  const live = useLiveFinding();
  return { check, view: { ...seen, findings: { ...seen.findings, live } }, busy: phase !== 'none', inCall };
}

/** Known all the time, so nothing is asked. */
function useLiveFinding(): Finding {
  const { state } = useLiveState();
  if (state === 'connecting') return { code: 'running' };
  return { code: state === 'reconnecting' ? 'live.reconnecting' : 'live.ok' };
}

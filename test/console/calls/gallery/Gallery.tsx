import type { Call } from '../../../../contract/calls';
import { CallDeskContext, type CallDesk } from '../../../../src/calls/call-desk';
import { createDesk } from '../../../../src/calls/launch/desk';
import { CallDock } from '../../../../src/calls/shell/CallDock';
import { idle, LaunchError, type LauncherState } from '../../../../src/launcher';
import { CallControlContext } from '../../../../src/session/call-control';
import shell from '../../../../src/ui/shell/shell.module.css';
import { silentProgram } from '../../../support/silent-program';
import { aCallOf, ended, info, reasons, START, states } from '../../../support/launch-states';

/** The made-up times, moved to now. */
const shift = Date.now() - START - 65_000;

function moved<T>(value: T): T {
  if (typeof value === 'number' && value > START - 1e9) return (value + shift) as T;
  if (Array.isArray(value)) return value.map(moved) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, moved(each)])) as T;
}

interface Scene {
  readonly state: LauncherState;
  readonly leads?: boolean;
  readonly running?: Call | null;
  readonly away?: Call;
  readonly error?: LaunchError;
}

const at = (time: number) => new Date(time + shift).toISOString();
const live = aCallOf({ startedAt: at(START), enteredAt: at(START + 2_400) });
const starting = { ...live, state: 'starting', enteredAt: null } as const;
const over = {
  ...live,
  state: 'ended',
  endedAt: at(START + 60_000),
  endReason: 'closedByAdmin',
  endedBy: { userID: 'zhang_nan', name: '张楠' },
  endDetail: '身份证已过期，请改期办理。',
  recordingCount: 2,
} as const;

const scenes: Record<string, Scene> = {
  ...Object.fromEntries(
    Object.entries(states).map(([name, state]) => [
      name,
      { state: moved<LauncherState>(state), running: state.steps.inRoom === null ? starting : live },
    ]),
  ),
  ...Object.fromEntries(
    Object.values(reasons).map((reason) => [
      `ended ${reason.kind}`,
      { state: moved<LauncherState>(ended(reason, reason.kind === 'launchGivenUp' ? 'opened' : 'inRoom')) },
    ]),
  ),
  otherTab: { state: idle, leads: false, running: live },
  apart: { state: idle, running: live },
  apartStarting: { state: idle, running: starting },
  away: { state: idle, away: over },
  tooLong: {
    state: idle,
    error: new LaunchError('urlTooLong', 'cloudRecordUrl', { actual: 2305, limit: 2048 }),
  },
};

/** Each in a frame of its own, which what is fixed to the window is fixed to. */
export function Gallery({ docks }: { docks: boolean }) {
  return (
    <div
      style={docks ? {} : { display: 'grid', gap: 12, gridTemplateColumns: 'repeat(4, 380px)', padding: 12 }}
    >
      <style>{'.only-panel > section:last-of-type { display: none }'}</style>
      {Object.entries(scenes).map(([name, scene]) => (
        <div key={name} style={{ marginBottom: docks ? 12 : 0 }}>
          <div style={{ fontSize: 12 }}>{name}</div>
          <div
            style={
              docks
                ? {}
                : {
                    position: 'relative',
                    height: 400,
                    transform: 'translateZ(0)',
                    ['--dock' as string]: '-8px',
                  }
            }
          >
            <One scene={scene} docks={docks} />
          </div>
        </div>
      ))}
    </div>
  );
}

function One({ scene, docks }: { scene: Scene; docks: boolean }) {
  const { state, leads = true, running = null, away = null, error = null } = scene;
  const control = {
    running,
    phase: 'none' as const,
    unwrapped: [],
    start: () => Promise.resolve(),
    showPanel: () => undefined,
    leave: () => Promise.resolve(),
    wrapUp: () => undefined,
  };
  const desk: CallDesk = {
    view: { leads, state, channel: { light: 'unknown', program: null, at: null }, trouble: null },
    desk: createDesk(silentProgram, null, info.userID),
    panelOpen: !docks,
    setPanelOpen: () => undefined,
    started: {
      callID: info.callID,
      room: { roomID: info.roomID },
      name: info.roomName,
      clickedAt: START + shift,
    },
    launchError: error,
    endedAway: away,
    startStreams: () => Promise.resolve(),
    changeStreams: () => Promise.resolve(),
    openAgain: () => Promise.resolve(),
    putAway: () => undefined,
  };
  return (
    <CallControlContext value={control}>
      <CallDeskContext value={desk}>
        {docks ? (
          <footer className={shell['dock']} style={{ position: 'static' }}>
            <CallDock />
          </footer>
        ) : (
          <div style={{ ['--dock' as string]: '-8px' }} className="only-panel">
            <CallDock />
          </div>
        )}
      </CallDeskContext>
    </CallControlContext>
  );
}

import { DesktopOutlined } from '../../ui/icons';
import { Button } from 'antd';
import { recordedKinds, seatsOf } from '../../../contract/rooms';
import { useTexts } from '../../i18n/useTexts';
import { State, StatusWord } from '../../ui/glyphs/StatusWord';
import { DockRow } from '../../ui/shell/DockRow';
import { People } from '../../ui/values/Person';
import { RoomNumber } from '../../ui/values/RoomNumber';
import { useCallDesk } from '../call-desk';
import { LaunchPanel } from '../launch/LaunchPanel';
import type { Way } from '../launch/panel-model';
import { usePanel, type Shown } from '../launch/usePanel';
import { useWays } from '../launch/useWays';
import { callTexts, type CallTranslate } from '../texts';
import dock from './dock.module.css';

/** The person's call at the foot of every page: its state and time, what it is, what can be done. */
export function CallDock() {
  const shown = usePanel();
  return shown && <Dock shown={shown} />;
}

/** Shown in the dock itself, most urgent last; everything else is in the panel. */
const inDock: readonly Way[] = [
  'continue',
  'openAgain',
  'reconnect',
  'takeOverTab',
  'wrapUp',
  'close',
  'cancel',
  'endHere',
  'leave',
];

function Dock({ shown }: { shown: Shown }) {
  const t = useTexts(callTexts);
  const { panelOpen, setPanelOpen } = useCallDesk();
  const go = useWays(shown.callID);
  const { panel, room, call } = shown;
  const customer = call?.room.customerName ?? '';
  return (
    <>
      {panelOpen && <LaunchPanel shown={shown} />}
      <section aria-label={t('dock.label')}>
        <DockRow
          state={<StatusWord of="call" state={panel.word} />}
          since={panel.since ?? undefined}
          groups={[
            {
              key: 'room',
              first: room.name,
              second: (
                <>
                  <RoomNumber id={room.roomID} />
                  {customer !== '' && (
                    <span className={dock['dotted']}>{t('dock.customer', { name: customer })}</span>
                  )}
                </>
              ),
            },
            { key: 'path', first: <Path />, second: <Link shown={shown} /> },
            ...(call ? [{ key: 'recording', ...recordingGroup(shown, t) }] : []),
          ]}
          members={<Members shown={shown} />}
          actions={
            <>
              <Button aria-expanded={panelOpen} onClick={() => setPanelOpen(!panelOpen)}>
                {t('dock.details')}
              </Button>
              {inDock
                .filter((way) => panel.ways.includes(way))
                .map((way) => (
                  <Button
                    key={way}
                    type={way === panel.filled && !panelOpen ? 'primary' : 'default'}
                    danger={way === 'leave' || way === 'endHere'}
                    onClick={() => go(way)}
                  >
                    {t(`way.${way}`)}
                  </Button>
                ))}
            </>
          }
        />
      </section>
    </>
  );
}

function Path() {
  const t = useTexts(callTexts);
  return (
    <span className={dock['path']}>
      <DesktopOutlined /> {t('dock.path')}
    </span>
  );
}

function Link({ shown: { panel } }: { shown: Shown }) {
  const t = useTexts(callTexts);
  switch (panel.words) {
    case 'inRoom':
    case 'connected':
    case 'leaving':
      return t('dock.link.ok');
    case 'lost':
    case 'lostNotAllowed':
      return t('dock.link.lost');
    case 'otherTab':
      return t('dock.otherTab');
    case 'apart':
    case 'apartStarting':
      return t('dock.link.none');
    default:
      return null;
  }
}

/** Red only while the program is in the room: what a launch will record is not being recorded yet. */
function recordingGroup({ panel, call }: Shown, t: CallTranslate) {
  const kinds = call ? recordedKinds(call.recording) : [];
  if (kinds.length === 0) return { first: t('dock.noRecording') };
  const words = kinds.map((kind) => t(`kind.${kind}`)).join(' + ');
  const running = panel.word === 'inCall';
  return {
    first: running ? (
      <State glyph="rec" tone="rec">
        {t('dock.recording')}
      </State>
    ) : (
      t('dock.records')
    ),
    second: words,
  };
}

function Members({ shown: { call } }: { shown: Shown }) {
  const { view } = useCallDesk();
  const { state } = view;
  if (state.name !== 'inRoom' && state.name !== 'lost') return null;
  const names = state.members.map((member) => member.userName || member.userID);
  if (names.length === 0) return null;
  return (
    <span className={dock['members']}>
      <People names={names} max={3} />
      {call ? `${names.length}/${seatsOf(call.room.type, call.template)}` : names.length}
    </span>
  );
}

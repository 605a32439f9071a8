import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useId, useRef } from 'react';
import { recordedKinds } from '../../../contract/rooms';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { useAnnounce } from '../../ui/announce/Announcer';
import { State, StatusWord } from '../../ui/glyphs/StatusWord';
import { DesktopOutlined, EyeOutlined } from '../../ui/icons';
import { DockRow } from '../../ui/shell/DockRow';
import { Dotted } from '../../ui/values/Pair';
import { People } from '../../ui/values/Person';
import { When } from '../../ui/values/When';
import { aboutOf } from '../../session/call-about';
import { useCallDesk } from '../call-desk';
import { CallPlace } from '../CallPlace';
import { LaunchPanel } from '../launch/LaunchPanel';
import { useMemberNames } from '../launch/PanelFacts';
import type { Way } from '../launch/panel-model';
import { usePanel, type Shown } from '../launch/usePanel';
import { usePanelWords } from '../launch/usePanelWords';
import { useWays } from '../launch/useWays';
import { seatsIn } from '../seats';
import { callTexts, type CallTranslate } from '../texts';
import dock from './dock.module.css';

/** The person's call at the foot of every page: its state and time, what it is, what can be done. */
export function CallDock() {
  const shown = usePanel();
  return shown && <Dock shown={shown} />;
}

/** Shown in the dock itself, leave last; everything else is in the panel. */
const inDock: readonly Way[] = [
  'continue',
  'open',
  'openAgain',
  'reconnect',
  'showWindow',
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
  const texts = usePanelWords(shown);
  useSpoken(texts.title);
  const panelID = useId();
  const details = useRef<HTMLButtonElement>(null);
  const members = useMembers(shown);
  const observers = useObservers(shown);
  const { panel } = shown;
  return (
    <>
      {panelOpen && (
        <LaunchPanel
          shown={shown}
          texts={texts}
          id={panelID}
          onFold={(focused) => {
            if (focused) details.current?.focus();
            setPanelOpen(false);
          }}
        />
      )}
      <section aria-label={t('dock.label')}>
        <DockRow
          state={<StatusWord of="call" state={panel.word} />}
          since={panel.since ?? undefined}
          took={panel.tookMs ?? undefined}
          groups={[...groupsOf(shown, t), ...observers]}
          members={members}
          actions={
            <>
              <Button
                ref={details}
                aria-expanded={panelOpen}
                aria-controls={panelOpen ? panelID : undefined}
                onClick={() => setPanelOpen(!panelOpen)}
              >
                {t('dock.details')}
              </Button>
              <Ways shown={shown} />
            </>
          }
        />
      </section>
    </>
  );
}

function Ways({ shown: { panel, callID } }: { shown: Shown }) {
  const t = useTexts(callTexts);
  const { panelOpen } = useCallDesk();
  const go = useWays(callID);
  return inDock
    .filter((way) => panel.ways.includes(way))
    .map((way) => (
      <Button
        key={way}
        // The panel has the one filled button while it is open.
        type={way === panel.filled && !panelOpen ? 'primary' : 'default'}
        danger={way === 'leave' || way === 'endHere'}
        onClick={() => go(way)}
      >
        {t(`way.${way}`)}
      </Button>
    ));
}

/** Says each change once; the running time is not in it. */
function useSpoken(title: string): void {
  const announce = useAnnounce();
  useEffect(() => announce(title), [announce, title]);
}

function groupsOf(shown: Shown, t: CallTranslate) {
  const { room, name, call } = shown;
  const customer = call ? aboutOf(call).customerName : '';
  const recording =
    call?.room && call.state !== 'ended' ? [{ key: 'recording', ...recordingOf(shown, t) }] : [];
  return [
    {
      key: 'room',
      first: <span title={name}>{name}</span>,
      second: (
        <Dotted>
          {[<CallPlace key="place" room={room} />, customer !== '' && t('dock.customer', { name: customer })]}
        </Dotted>
      ),
    },
    {
      key: 'path',
      // The state has said already what the second line would.
      optional: shown.panel.word === 'linkLost',
      first: (
        <>
          <DesktopOutlined /> {t('dock.path')}
        </>
      ),
      second: linkOf(shown, t),
    },
    ...recording,
  ];
}

function linkOf({ panel }: Shown, t: CallTranslate): string | undefined {
  switch (panel.words) {
    case 'inRoom':
    case 'connected':
      return t('dock.link.ok');
    case 'lost':
    case 'lostNotAllowed':
      return t('dock.link.lost');
    case 'otherTab':
      return t('dock.otherTab');
    case 'apart':
    case 'apartStarting':
      return t('dock.link.none');
    case 'away':
      return t('dock.away');
    default:
      return undefined;
  }
}

/** Red only while the program is in the room: what a launch will record is not being recorded yet. */
function recordingOf({ panel, call }: Shown, t: CallTranslate) {
  const kinds = call ? recordedKinds(call.recording) : [];
  if (kinds.length === 0) return { first: t('dock.noRecording') };
  const words = kinds.map((kind) => t(`kind.${kind}`)).join(' + ');
  const first =
    panel.word === 'inCall' ? (
      <State glyph="rec" tone="rec">
        {t('dock.recording')}
      </State>
    ) : (
      t('dock.records')
    );
  return { first, second: words };
}

/** Who says that they watch: the agent knows at once, and for as long as it lasts. */
function useObservers({ call }: Shown) {
  const t = useTexts(callTexts);
  const announce = useAnnounce();
  const roomID = call?.state === 'live' ? call.room?.roomID : undefined;
  const { data } = useQuery({
    ...query('listObservers', { params: { roomID: roomID ?? '' } }),
    enabled: roomID !== undefined,
  });
  const seen = roomID === undefined ? [] : (data?.items.filter(({ announced }) => announced) ?? []);
  const [first] = seen;
  const names = seen.map(({ person }) => person.name).join(t('dock.comma'));
  const words = names === '' ? '' : t('dock.watched', { names });
  useEffect(() => {
    if (words !== '') announce(words);
  }, [announce, words]);
  if (!first) return [];
  return [
    {
      key: 'observers',
      first: (
        <>
          <EyeOutlined /> {words}
        </>
      ),
      second: (
        <>
          {t('dock.watchedSince')} <When at={first.startedAt} />
        </>
      ),
    },
  ];
}

function useMembers({ call }: Shown) {
  const names = useMemberNames();
  const seats = seatsIn(call);
  if (names === null || names.length === 0) return undefined;
  return (
    <span className={dock['members']}>
      <People names={names} max={3} />
      {seats === null ? names.length : `${names.length}/${seats}`}
    </span>
  );
}

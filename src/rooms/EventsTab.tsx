import { useQuery } from '@tanstack/react-query';
import { callPath, endReasons, type EndReason } from '../../contract/calls';
import type { RoomEvent } from '../../contract/rooms';
import { query } from '../api/queries';
import { useTexts } from '../i18n/useTexts';
import { Empty, Loading, ProblemFace } from '../ui/faces/faces';
import { Glyph, type GlyphName, type Tone } from '../ui/glyphs/Glyph';
import { When } from '../ui/values/When';
import styles from './room.module.css';
import { roomTexts, type RoomTranslate } from './texts';

/** What happened in the room, newest first; with a limit, the latest alone. */
export function EventsTab({ roomID, limit }: { roomID: string; limit?: number }) {
  const t = useTexts(roomTexts);
  const events = useQuery(query('listRoomEvents', { params: { roomID } }));
  if (events.data === undefined) {
    if (!events.error) return <Loading />;
    return (
      <ProblemFace problem={events.error} title={t('events.failed')} onRetry={() => void events.refetch()} />
    );
  }
  const { items } = events.data;
  if (items.length === 0) return <Empty title={t('events.none')} />;
  return (
    <ol className={styles['events']} aria-label={t('tab.events')}>
      {items.slice(0, limit).map((event, index) => (
        // Events are only ever added at the top: counted from the end, each keeps its key.
        <li key={items.length - index}>
          <EventLine event={event} />
        </li>
      ))}
    </ol>
  );
}

const quiet = { glyph: 'ring', tone: 'faint' } as const;
const signs: Readonly<Record<RoomEvent['kind'], { glyph: GlyphName; tone: Tone }>> = {
  created: quiet,
  edited: { glyph: 'pencil', tone: 'faint' },
  sessionIssued: quiet,
  sessionRevealed: quiet,
  sessionRevoked: { glyph: 'square', tone: 'faint' },
  callStarted: { glyph: 'arc', tone: 'accent' },
  entered: { glyph: 'disc', tone: 'live' },
  left: quiet,
  timedOut: { glyph: 'dashed', tone: 'wait' },
  superseded: { glyph: 'triangle', tone: 'wait' },
  callEnded: { glyph: 'check', tone: 'faint' },
  closing: { glyph: 'arc', tone: 'accent' },
  closingCancelled: quiet,
  closed: { glyph: 'square', tone: 'faint' },
  observed: { glyph: 'arc', tone: 'accent' },
  observingEnded: quiet,
  chat: { glyph: 'speech', tone: 'faint' },
  muted: { glyph: 'micOff', tone: 'faint' },
  unmuted: { glyph: 'mic', tone: 'faint' },
  screenShared: { glyph: 'screen', tone: 'faint' },
  screenShareEnded: { glyph: 'screenOff', tone: 'faint' },
  observedUnseen: { glyph: 'arc', tone: 'accent' },
  observingUnseenEnded: quiet,
};

function EventLine({ event }: { event: RoomEvent }) {
  const t = useTexts(roomTexts);
  const detail = detailOf(event, t);
  return (
    <>
      <span className={styles['eventTime']}>
        <When at={event.at} seconds />
      </span>
      <Glyph {...signOfEvent(event.kind)} />
      <span className={styles['eventWords']}>
        <strong>{event.person?.name ?? t('event.machine')}</strong> {t(`event.${event.kind}`)}
        {detail !== undefined && <span className={styles['eventDetail']}>{detail}</span>}
      </span>
    </>
  );
}

function signOfEvent(kind: RoomEvent['kind']) {
  const { glyph, tone } = signs[kind];
  return { name: glyph, tone };
}

/** Details are codes where the machine wrote them and a person's own words where a reason was given. */
export function detailOf({ kind, detail }: RoomEvent, t: RoomTranslate): string | undefined {
  if (detail === null || detail === '') return undefined;
  if (kind === 'callEnded') {
    const reason: EndReason | undefined = endReasons.find((each) => each === detail);
    return reason === undefined ? detail : t(`ended.${reason}`);
  }
  if (kind === 'callStarted') {
    const path = callPath.options.find((each) => each === detail);
    return path === undefined ? detail : t(`path.${path}`);
  }
  if (kind !== 'edited') return detail;
  return detail
    .split(', ')
    .map((name) => {
      const field = fieldNames.find((each) => each === name);
      return field === undefined ? name : t(`form.${field}`);
    })
    .join(t('list.comma'));
}

const fieldNames = ['name', 'type', 'template', 'customerName', 'customerRef', 'recording'] as const;

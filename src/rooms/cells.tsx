import { recordedKinds, type Room } from '../../contract/rooms';
import { useTexts } from '../i18n/useTexts';
import { Link } from 'react-router';
import { useCallControl } from '../session/call-control';
import { pathTo } from '../config/paths';
import { formatDuration } from '../ui/format/duration';
import { formatClock } from '../ui/format/when';
import { State, StatusWord } from '../ui/glyphs/StatusWord';
import { useNow } from '../ui/useNow';
import { Elapsed } from '../ui/values/Duration';
import { Dotted, None, Pair } from '../ui/values/Pair';
import { People } from '../ui/values/Person';
import { RoomNumber } from '../ui/values/RoomNumber';
import type { Gone, ListedRoom } from './listed-rooms';
import styles from './rooms.module.css';
import { shownState } from './room-waiting';
import { useSecondsUntil } from './seconds-until';
import { roomTexts } from './texts';

export function StateCell({ room, gone }: ListedRoom) {
  return <StatusWord of="room" state={gone ? 'closed' : shownState(room)} />;
}

/** Name over number; a room that somebody closed just now is struck out and says by whom. */
export function NameCell({ room, gone }: ListedRoom) {
  const link = (
    <Link className={styles['name'] ?? ''} to={pathTo('room', { roomID: room.roomID })} title={room.name}>
      {room.name}
    </Link>
  );
  if (!gone) return <Pair first={link} second={<NumberAndOrigin room={room} />} />;
  return <Pair first={<s className={styles['gone']}>{link}</s>} second={<GoneWords gone={gone} />} />;
}

/** The number, and a quiet word where the room was not made in a console. */
export function NumberAndOrigin({ room }: { room: Room }) {
  const t = useTexts(roomTexts);
  return (
    <Dotted>
      {[<RoomNumber key="number" id={room.roomID} />, room.origin !== 'console' && t('origin.old')]}
    </Dotted>
  );
}

export function GoneWords({ gone }: { gone: Gone }) {
  const t = useTexts(roomTexts);
  return t('list.closedBy', { name: gone.by, time: formatClock(gone.at, false) });
}

export function CustomerCell({ room }: { room: Room }) {
  if (room.customerName === '' && room.customerRef === '') return <None />;
  if (room.customerName === '') return room.customerRef;
  return <Pair first={room.customerName} {...(room.customerRef !== '' && { second: room.customerRef })} />;
}

export function MembersCell({ room: { members, seats } }: { room: Room }) {
  return (
    <span className={members.length === 0 ? styles['membersNone'] : styles['members']}>
      {members.length}/{seats}
      <People names={members.map(({ name }) => name)} max={3} />
    </span>
  );
}

/** What a call in the room records. Red only where we know that it does: in my own running call. */
export function RecordingCell({ room }: { room: Room }) {
  const t = useTexts(roomTexts);
  const { running, phase } = useCallControl();
  const mine = running?.room?.roomID === room.roomID ? running : undefined;
  const kinds = recordedKinds(mine?.recording ?? room.recording);
  if (kinds.length === 0) return <None />;
  const words = kinds.map((kind) => t(`recording.${kind}`)).join(' + ');
  if (mine === undefined || phase !== 'inCall') return <span className={styles['quiet']}>{words}</span>;
  return (
    <State glyph="rec" tone="rec">
      {words}
    </State>
  );
}

/** How long it has been live, or how long it still has; where something is wrong with it, how long that has been so. */
export function RunningCell({ room }: { room: Room }) {
  if (room.state === 'closing' && room.closing) return <ClosesIn at={room.closing.at} />;
  if (room.attention === 'customerWaiting' && room.waitingSince !== null) {
    return <Waits since={room.waitingSince} />;
  }
  if (room.attention !== null && room.waitingSince !== null) {
    return (
      <span className={styles['overdue']}>
        <Elapsed since={room.waitingSince} />
      </span>
    );
  }
  if (room.liveSince === null || room.state === 'closed') return <None />;
  return <Elapsed since={room.liveSince} />;
}

function Waits({ since }: { since: string }) {
  const t = useTexts(roomTexts);
  const duration = formatDuration(useNow() - new Date(since).getTime());
  return <span className={styles['waits']}>{t('list.waits', { duration })}</span>;
}

function ClosesIn({ at }: { at: string }) {
  const t = useTexts(roomTexts);
  const seconds = useSecondsUntil(at);
  return (
    <span className={styles['soon']}>{t('list.closesIn', { left: formatDuration(seconds * 1000) })}</span>
  );
}

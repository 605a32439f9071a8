import { Button } from 'antd';
import { Link } from 'react-router';
import type { FloorSettings } from '../../contract/floor';
import type { Room } from '../../contract/rooms';
import { pathTo } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import { useMayWatch } from '../session/useObserving';
import { classes } from '../ui/classes';
import { Glyph, type GlyphName, type Tone } from '../ui/glyphs/Glyph';
import { signOf } from '../ui/glyphs/vocabulary';
import { EyeOutlined } from '../ui/icons';
import { useNow } from '../ui/useNow';
import { Duration } from '../ui/values/Duration';
import { ageOf, barOf, isOver, noteOf, roomLimit } from './ages';
import { Panel } from './Panel';
import { wallboardTexts } from './texts';
import styles from './wallboard.module.css';

interface LiveRoomsProps {
  rooms: readonly Room[];
  total: number;
  limits: FloorSettings['limits'];
  onClose: (room: Room) => void;
}

/** Rooms by how long they have been live; the limit is a tick on every bar. */
export function LiveRooms({ rooms, total, limits, onClose }: LiveRoomsProps) {
  const t = useTexts(wallboardTexts);
  const limit = t('unit.minutes', { minutes: limits.roomMinutes });
  return (
    <Panel title={t('live.title')} aside={t('live.order', { limit })} more={total - rooms.length}>
      {rooms.length === 0 ? (
        <p className={styles['none']}>{t('live.none')}</p>
      ) : (
        <table className={styles['rooms']}>
          <thead>
            <tr>
              <th scope="col">{t('live.room')}</th>
              <th scope="col" className={styles['wide']}>
                {t('live.agent')}
              </th>
              <th scope="col" className={classes(styles['right'], styles['wide'])}>
                {t('live.members')}
              </th>
              <th scope="col" className={styles['wide']}>
                {t('live.age')}
              </th>
              <th scope="col" className={styles['right']}>
                {t('live.running')}
              </th>
              <th scope="col">{t('live.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {rooms.map((room) => (
              <LiveRoom key={room.roomID} room={room} limit={roomLimit(limits)} onClose={onClose} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function LiveRoom({ room, limit, onClose }: { room: Room; limit: number; onClose: (room: Room) => void }) {
  const t = useTexts(wallboardTexts);
  const age = ageOf(room.liveSince, useNow());
  const mayWatch = useMayWatch();
  const over = isOver(age, limit);
  const note = noteOf(room);
  const { glyph, tone } = signFor(note);
  return (
    <tr>
      <td>
        <span className={styles['room']}>
          <Glyph name={glyph} tone={tone} size={18} />
          <Link
            className={styles['name'] ?? ''}
            to={pathTo('room', { roomID: room.roomID })}
            title={room.name}
          >
            {room.name}
          </Link>
          {note && (
            <span className={classes(styles['note'], note !== 'closing' && styles['over'])}>
              {t(`note.${note}`)}
            </span>
          )}
        </span>
      </td>
      <td className={styles['wide']}>{room.owner.name}</td>
      <td className={classes(styles['right'], styles['wide'])}>{room.members.length}</td>
      <td className={styles['wide']}>
        <Bar age={age} limit={limit} over={over} />
      </td>
      <td className={classes(styles['right'], styles['running'], over && styles['over'])}>
        <Duration ms={age} />
      </td>
      <td>
        {mayWatch(room) && (
          <Link
            className={styles['watch'] ?? ''}
            to={pathTo('watch', { roomID: room.roomID })}
            aria-label={t('live.watchOf', { name: room.name })}
            title={t('live.watchOf', { name: room.name })}
          >
            <EyeOutlined />
          </Link>
        )}
        {room.can.includes('close') && (
          <Button
            type="text"
            size="small"
            aria-label={t('live.closeOf', { name: room.name })}
            onClick={() => onClose(room)}
          >
            {t('live.close')}
          </Button>
        )}
      </td>
    </tr>
  );
}

function signFor(note: ReturnType<typeof noteOf>): { readonly glyph: GlyphName; readonly tone: Tone } {
  switch (note) {
    case 'noHeartbeat':
      return signOf('room', 'ghost');
    case 'aloneLong':
      return { glyph: 'triangle', tone: 'wait' };
    case 'closing':
      return signOf('room', 'closing');
    case null:
      return signOf('room', 'live');
  }
}

/** The time beside it says the same in figures. */
function Bar({ age, limit, over }: { age: number; limit: number; over: boolean }) {
  const { filled, tick } = barOf(age, limit);
  return (
    <svg className={styles['bar']} viewBox="0 0 120 14" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles['track']} y="5" width="120" height="4" rx="2" />
      <rect
        className={over ? styles['filledOver'] : styles['filled']}
        y="5"
        width={120 * filled}
        height="4"
        rx="2"
      />
      <rect className={styles['tick']} x={120 * tick} width="1.5" height="14" />
    </svg>
  );
}

import { Link } from 'react-router';
import type { FloorSettings } from '../../contract/floor';
import type { Room } from '../../contract/rooms';
import { pathTo } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import { formatDuration } from '../ui/format/duration';
import { Glyph } from '../ui/glyphs/Glyph';
import { useNow } from '../ui/useNow';
import { ageOf, isOver, waitLimit } from './ages';
import { Panel } from './Panel';
import { Aged } from './Aged';
import { wallboardTexts } from './texts';
import styles from './wallboard.module.css';

interface WaitingListProps {
  rooms: readonly Room[];
  total: number;
  limits: FloorSettings['limits'];
}

/** Customers with whom nobody is yet; amber from the limit on. */
export function WaitingList({ rooms, total, limits }: WaitingListProps) {
  const t = useTexts(wallboardTexts);
  return (
    <Panel title={t('waiting.title')} aside={t('waiting.order')} more={total - rooms.length}>
      {rooms.length === 0 ? (
        <p className={styles['none']}>{t('waiting.none')}</p>
      ) : (
        <ul className={styles['list']}>
          {rooms.map((room) => (
            <Waiting key={room.roomID} room={room} limit={waitLimit(limits)} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Waiting({ room, limit }: { room: Room; limit: number }) {
  const t = useTexts(wallboardTexts);
  const age = ageOf(room.waitingSince, useNow());
  const over = isOver(age, limit);
  const name = room.members[0]?.name || room.customerName || t('waiting.unknown');
  return (
    <li className={styles['item']}>
      <Glyph name="half" tone={over ? 'wait' : 'ink2'} size={18} />
      <span className={styles['words']}>
        <Link className={styles['name'] ?? ''} to={pathTo('room', { roomID: room.roomID })} title={name}>
          {name}
        </Link>
        <span className={styles['about']}>
          {t('waiting.of', { room: room.name, owner: room.owner.name })}
        </span>
      </span>
      <Aged age={age} over={over} limit={formatDuration(limit)} />
    </li>
  );
}

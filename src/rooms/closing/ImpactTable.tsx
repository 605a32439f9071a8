import type { RoomImpact } from '../../../contract/closings';
import { useTexts } from '../../i18n/useTexts';
import { State } from '../../ui/glyphs/StatusWord';
import { Elapsed } from '../../ui/values/Duration';
import { None } from '../../ui/values/Pair';
import { roomTexts } from '../texts';
import { MetCells, MetHead } from './MetCells';
import styles from './closing.module.css';

/** Room by room whom a closing meets; those that it cannot close come first, with the cause. */
export function ImpactTable({ items }: { items: readonly RoomImpact[] }) {
  const t = useTexts(roomTexts);
  return (
    <div className={styles['scroll']} role="region" aria-label={t('closeMany.table')}>
      <table className={styles['table']}>
        <MetHead last={t('closeMany.impact')} />
        <tbody>
          {items.map((room) => (
            <tr key={room.roomID} data-room={room.roomID} data-blocked={room.obstacle !== null || undefined}>
              <MetCells
                room={room}
                running={room.liveSince === null ? <None /> : <Elapsed since={room.liveSince} />}
              />
              <td>
                <ImpactWords room={room} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ImpactWords({ room: { obstacle, people, waiting } }: { room: RoomImpact }) {
  const t = useTexts(roomTexts);
  if (obstacle !== null) {
    return (
      <State glyph="lock" tone="ink2">
        {t(`obstacle.${obstacle}`)}
      </State>
    );
  }
  if (waiting > 0) {
    return (
      <State glyph="half" tone="wait">
        {t('closeMany.waits', { count: waiting })}
      </State>
    );
  }
  if (people > 0) {
    return (
      <State glyph="triangle" tone="wait">
        {t('closeMany.leave', { count: people })}
      </State>
    );
  }
  return (
    <State glyph="check" tone="faint">
      {t('close.noOne')}
    </State>
  );
}

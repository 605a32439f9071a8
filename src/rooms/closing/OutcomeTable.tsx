import type { ClosingRoom } from '../../../contract/closings';
import { useTexts } from '../../i18n/useTexts';
import { formatClock } from '../../ui/format/when';
import { State } from '../../ui/glyphs/StatusWord';
import { Duration, Elapsed } from '../../ui/values/Duration';
import { None } from '../../ui/values/Pair';
import { roomTexts, type RoomTranslate } from '../texts';
import { MetCells, MetHead } from './MetCells';
import { groupOf, signOfGroup } from './outcome';
import styles from './closing.module.css';

/** What became of each room. */
export function OutcomeTable({ items }: { items: readonly ClosingRoom[] }) {
  const t = useTexts(roomTexts);
  return (
    <div className={styles['scroll']} role="region" aria-label={t('closeMany.table')}>
      <table className={styles['table']}>
        <MetHead last={t('closeMany.result')} />
        <tbody>
          {items.map((room) => (
            <tr
              key={room.roomID}
              data-room={room.roomID}
              data-blocked={groupOf(room.outcome) === 'skipped' || undefined}
            >
              <MetCells room={room} running={<Ran room={room} />} />
              <td>
                <State {...signOfGroup[groupOf(room.outcome)]}>{outcomeWords(room, t)}</State>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function outcomeWords({ outcome, at }: ClosingRoom, t: RoomTranslate): string {
  switch (outcome) {
    case 'closed':
      return t('outcome.closed', { time: at === null ? '' : formatClock(at) });
    case 'closing':
      return t('outcome.closing', { time: at === null ? '' : formatClock(at) });
    case 'waiting':
    case 'kept':
    case 'alreadyClosed':
    case 'notFound':
    case 'refused':
    case 'failed':
      return t(`outcome.${outcome}`);
  }
}

/** How long it had run; it stands still once the room is closed. */
function Ran({ room: { liveSince, outcome, at } }: { room: ClosingRoom }) {
  if (liveSince === null) return <None />;
  if (outcome !== 'closed' || at === null) return <Elapsed since={liveSince} />;
  return <Duration ms={Date.parse(at) - Date.parse(liveSince)} />;
}

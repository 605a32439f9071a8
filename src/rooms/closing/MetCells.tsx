import type { ReactNode } from 'react';
import type { ClosingRoom, RoomImpact } from '../../../contract/closings';
import { useTexts } from '../../i18n/useTexts';
import { RoomNumber } from '../../ui/values/RoomNumber';
import { roomTexts } from '../texts';
import styles from './closing.module.css';

/** The head of both tables of a closing: whom it meets, and last what comes of it. */
export function MetHead({ last }: { last: string }) {
  const t = useTexts(roomTexts);
  return (
    <thead>
      <tr>
        <th scope="col">{t('column.room')}</th>
        <th scope="col" className={styles['number']}>
          {t('closeMany.people')}
        </th>
        <th scope="col" className={styles['number']}>
          {t('column.recording')}
        </th>
        <th scope="col" className={styles['number']}>
          {t('closeMany.waiting')}
        </th>
        <th scope="col" className={styles['number']}>
          {t('column.running')}
        </th>
        <th scope="col" className={styles['last']}>
          {last}
        </th>
      </tr>
    </thead>
  );
}

/** A room's name and number, and whom the closing meets in it. */
export function MetCells({ room, running }: { room: RoomImpact | ClosingRoom; running: ReactNode }) {
  return (
    <>
      <th scope="row" className={styles['room']}>
        {room.name !== null && <span title={room.name}>{room.name}</span>}
        <RoomNumber id={room.roomID} />
      </th>
      <Count of={room.people} />
      <Count of={room.recordings} />
      <Count of={room.waiting} />
      <td className={styles['number']}>{running}</td>
    </>
  );
}

function Count({ of }: { of: number }) {
  return (
    <td className={styles['number']} data-none={of === 0 || undefined}>
      {of}
    </td>
  );
}

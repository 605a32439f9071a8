import { useQuery } from '@tanstack/react-query';
import type { Room } from '../../contract/rooms';
import { query } from '../api/queries';
import { useTexts } from '../i18n/useTexts';
import { EyeOutlined } from '../ui/icons';
import { When } from '../ui/values/When';
import styles from './room.module.css';
import { roomTexts } from './texts';

/** Who watches the room from outside, as far as the person may know. */
export function Observers({ room }: { room: Room }) {
  const t = useTexts(roomTexts);
  const { data } = useQuery({
    ...query('listObservers', { params: { roomID: room.roomID } }),
    enabled: room.members.length > 0,
  });
  if (room.members.length === 0 || data === undefined || data.items.length === 0) return null;
  return (
    <section className={styles['closingNotice']} aria-label={t('observers.label')}>
      <EyeOutlined />
      <ul className={styles['noticeWords']}>
        {data.items.map(({ observationID, person, announced, startedAt }) => (
          <li key={observationID}>
            {t(announced ? 'observers.watches' : 'observers.unseen', { name: person.name })}{' '}
            <When at={startedAt} />
          </li>
        ))}
      </ul>
    </section>
  );
}

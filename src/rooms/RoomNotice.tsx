import { Button } from 'antd';
import type { Room } from '../../contract/rooms';
import { useTexts } from '../i18n/useTexts';
import { Glyph } from '../ui/glyphs/Glyph';
import { When } from '../ui/values/When';
import styles from './room.module.css';
import { useSecondsUntil } from './seconds-until';
import { roomTexts } from './texts';
import { useKeepOpen } from './useKeepOpen';

/** Who closes or closed the room, why, and when; while it counts down, the way to keep it. */
export function RoomNotice({ room }: { room: Room }) {
  const t = useTexts(roomTexts);
  const { keepOpen, busy } = useKeepOpen(room);
  const seconds = useSecondsUntil(room.closing?.at);
  if (room.closing === null) return null;
  const { by, at, reason } = room.closing;
  const closed = room.state === 'closed';
  const countdown =
    seconds > 0 ? t('room.closingBy', { name: by.name, seconds }) : t('room.closesNow', { name: by.name });
  return (
    <section className={closed ? styles['closedNotice'] : styles['closingNotice']}>
      <Glyph name={closed ? 'square' : 'arc'} tone={closed ? 'faint' : 'accent'} />
      <div className={styles['noticeWords']}>
        <p className={styles['noticeTitle']}>
          {closed ? (
            <>
              {t('room.closedBy', { name: by.name })} <When at={at} />
            </>
          ) : (
            countdown
          )}
        </p>
        {reason !== '' && <p className={styles['noticeReason']}>{t('room.reasonIs', { reason })}</p>}
      </div>
      {!closed && room.can.includes('cancelClosing') && (
        <Button loading={busy} onClick={() => void keepOpen()}>
          {t('verb.cancelClosing')}
        </Button>
      )}
    </section>
  );
}

import { Button } from 'antd';
import type { Room } from '../../contract/rooms';
import { useTexts } from '../i18n/useTexts';
import { formatClock } from '../ui/format/when';
import { State } from '../ui/glyphs/StatusWord';
import styles from './close.module.css';
import { useSecondsUntil } from './seconds-until';
import { roomTexts } from './texts';
import { useKeepOpen } from './useKeepOpen';

/** What came of it: closed, counting down, or somebody was faster. `told` is set where it was us. */
export function CloseOutcome({
  room,
  told,
  onKept,
}: {
  room: Room;
  told: number | undefined;
  onKept: () => void;
}) {
  const t = useTexts(roomTexts);
  const { keepOpen, busy } = useKeepOpen(room, onKept);
  const seconds = useSecondsUntil(room.closing?.at);
  if (room.closing === null) return null;
  const { by, at, reason } = room.closing;
  const counting = room.state === 'closing';
  return (
    <div className={styles['outcome']} role="status">
      {told === undefined && <p className={styles['lead']}>{t('close.already', { name: by.name })}</p>}
      {counting ? (
        <State glyph="arc" tone="accent">
          {t('close.doneIn', { seconds })}
        </State>
      ) : (
        <State glyph="check" tone="live">
          {t('close.doneNow', { time: formatClock(at) })}
        </State>
      )}
      {told !== undefined && (
        <p className={styles['lead']}>
          {told === 0 ? t('close.doneNobody') : t('close.doneText', { count: told })}
        </p>
      )}
      {reason !== '' && <blockquote className={styles['quote']}>{reason}</blockquote>}
      {counting && room.can.includes('cancelClosing') && (
        <Button loading={busy} onClick={() => void keepOpen()}>
          {t('verb.cancelClosing')}
        </Button>
      )}
    </div>
  );
}

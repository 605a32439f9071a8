import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { Room } from '../../contract/rooms';
import { useCommand } from '../api/commands';
import { query } from '../api/queries';
import { useLanguage, useTexts } from '../i18n/useTexts';
import { FormFailure } from '../ui/form/FormFailure';
import { RoomNumber } from '../ui/values/RoomNumber';
import { firstChoice, isComplete, secondsOf } from './close-choice';
import { confirmsRoom } from './close-reasons';
import { CloseForm } from './CloseForm';
import { CloseImpact } from './CloseImpact';
import { CloseOutcome } from './CloseOutcome';
import styles from './close.module.css';
import { roomTexts } from './texts';

/** Closing one room: who it meets, why, when, and what came of it, in one dialog. */
export function CloseDialog({ room: row, onDone }: { room: Room; onDone: () => void }) {
  const t = useTexts(roomTexts);
  const { language } = useLanguage();
  // The row may be old; who is in the room decides what must be confirmed.
  const { data: room = row } = useQuery(query('getRoom', { params: { roomID: row.roomID } }));
  const close = useCommand('closeRoom', {
    invalidates: ['listRooms', 'getRoom', 'listRoomEvents', 'listSessions', 'currentCall'],
  });
  const [choice, setChoice] = useState(() => firstChoice(language));
  const [tried, setTried] = useState(false);
  const [told, setTold] = useState<number>();

  const seconds = secondsOf(choice);
  const confirm =
    room.members.length === 0
      ? null
      : {
          label: (
            <>
              {t('close.confirm')} <RoomNumber id={room.roomID} />
            </>
          ),
          wrong: t('close.confirmWrong'),
          matches: (typed: string) => confirmsRoom(typed, room.roomID),
        };
  // The answer may be newer than the query that it has just invalidated.
  const latest = close.data && close.data.version > room.version ? close.data : room;
  const over = told !== undefined || latest.state === 'closed';

  const submit = async () => {
    setTried(true);
    if (seconds === undefined || !isComplete(choice, confirm)) return;
    const present = room.members.length;
    try {
      await close.mutateAsync({
        params: { roomID: room.roomID },
        body: { reason: choice.text.trim(), inSeconds: seconds },
      });
      setTold(present);
    } catch {
      // Shown in the dialog by close.error; what was typed stays.
    }
  };

  return (
    <Modal
      open
      width={over ? 520 : 780}
      title={t('close.title', { room: room.name })}
      onCancel={onDone}
      mask={{ closable: over }}
      footer={
        over ? (
          <Button onClick={onDone}>{t('verb.done')}</Button>
        ) : (
          <>
            <Button onClick={onDone}>{t('verb.cancel')}</Button>
            <Button type="primary" danger loading={close.isPending} onClick={() => void submit()}>
              {seconds === 0 || seconds === undefined ? t('close.verbNow') : t('close.verbIn', { seconds })}
            </Button>
          </>
        )
      }
    >
      {over ? (
        <CloseOutcome room={latest} told={told} onKept={onDone} />
      ) : (
        <div className={styles['columns']}>
          <div className={styles['left']}>
            <CloseImpact room={room} />
          </div>
          <div className={styles['right']}>
            {close.error && <FormFailure problem={close.error} />}
            <CloseForm
              choice={choice}
              onChange={(patch) => setChoice({ ...choice, ...patch })}
              confirm={confirm}
              showMistakes={tried}
            />
          </div>
        </div>
      )}
    </Modal>
  );
}

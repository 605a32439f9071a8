import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { query } from '../api/queries';
import { isProblem, type ApiProblem } from '../api/problem';
import { useTexts } from '../i18n/useTexts';
import { aboutOf } from '../session/call-about';
import { useCallControl } from '../session/call-control';
import { FormFailure } from '../ui/form/FormFailure';
import { RoomNumber } from '../ui/values/RoomNumber';
import styles from './close.module.css';
import { roomTexts } from './texts';
import type { SecondStart } from './useStartCall';

/** One call at a time: back to the one that runs, or leave it for the new one. */
export function SecondCallDialog({ second, onDone }: { second: SecondStart; onDone: () => void }) {
  const t = useTexts(roomTexts);
  const control = useCallControl();
  // Where the call runs in another browser, only RoomService knows of it.
  const { data } = useQuery({ ...query('currentCall'), staleTime: 0 });
  const running = control.running ?? data?.running ?? null;
  const [leaving, setLeaving] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();

  const back = () => {
    onDone();
    control.showPanel();
  };
  const leaveAndStart = async () => {
    setLeaving(true);
    setProblem(undefined);
    try {
      await control.leave();
      await control.start(second.room, second.choice);
      onDone();
    } catch (error) {
      if (!isProblem(error)) throw error;
      setProblem(error);
    } finally {
      setLeaving(false);
    }
  };

  return (
    <Modal
      open
      width={520}
      title={t('second.title')}
      onCancel={onDone}
      footer={
        <>
          <Button onClick={onDone}>{t('verb.cancel')}</Button>
          <Button loading={leaving} onClick={() => void leaveAndStart()}>
            {t('second.leave')}
          </Button>
          <Button type="primary" onClick={back}>
            {t('second.return')}
          </Button>
        </>
      }
    >
      <div className={styles['outcome']}>
        {problem && <FormFailure problem={problem} />}
        {running && (
          <p>
            {t('second.in', { room: aboutOf(running).name })}{' '}
            {running.room && <RoomNumber id={running.room.roomID} />}
          </p>
        )}
        {control.running === null && running !== null && (
          <p className={styles['lead']}>{t('second.elsewhere')}</p>
        )}
        <p className={styles['lead']}>{t('second.text', { room: second.room.name })}</p>
      </div>
    </Modal>
  );
}

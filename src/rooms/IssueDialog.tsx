import { Button, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Room } from '../../contract/rooms';
import { useCommand } from '../api/commands';
import { pathTo } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import { useMe } from '../session/me';
import { FormFailure } from '../ui/form/FormFailure';
import { State } from '../ui/glyphs/StatusWord';
import styles from './close.module.css';
import { SessionSecret } from './SessionSecret';
import { roomTexts } from './texts';

const lengths = [15, 60, 240, 720] as const;

/** A session of my own for a room: how long it holds, then its userSig, hidden until asked for. */
export function IssueDialog({ room, onDone }: { room: Room; onDone: () => void }) {
  const t = useTexts(roomTexts);
  const me = useMe();
  const [minutes, setMinutes] = useState<number>(60);
  const issue = useCommand('issueSession', { invalidates: ['listSessions', 'listRoomEvents'] });
  const issued = issue.data;
  const send = () => issue.mutate({ params: { roomID: room.roomID }, body: { validMinutes: minutes } });

  return (
    <Modal
      open
      width={520}
      title={t('issue.title', { room: room.name })}
      onCancel={onDone}
      footer={
        issued ? (
          <Button onClick={onDone}>{t('verb.done')}</Button>
        ) : (
          <>
            <Button onClick={onDone}>{t('verb.cancel')}</Button>
            <Button type="primary" loading={issue.isPending} onClick={send}>
              {t('issue.verb')}
            </Button>
          </>
        )
      }
    >
      {issued ? (
        <div className={styles['outcome']} role="status">
          <State glyph="check" tone="live">
            {t('issue.done')}
          </State>
          <SessionSecret session={issued} />
          <Link to={`${pathTo('room', { roomID: room.roomID })}?tab=sessions`} onClick={onDone}>
            {t('issue.seeAll')}
          </Link>
        </div>
      ) : (
        <div className={styles['outcome']}>
          {issue.error && <FormFailure problem={issue.error} />}
          <p className={styles['lead']}>{t('issue.text', { name: me.name })}</p>
          <div className={styles['field']}>
            <span id="issue-validity">{t('issue.validity')}</span>
            <Segmented<number>
              value={minutes}
              aria-labelledby="issue-validity"
              onChange={setMinutes}
              options={lengths.map((value) => ({
                value,
                label:
                  value < 60
                    ? t('issue.minutes', { number: value })
                    : t('issue.hours', { number: value / 60 }),
              }))}
            />
          </div>
        </div>
      )}
    </Modal>
  );
}

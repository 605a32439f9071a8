import { useQuery } from '@tanstack/react-query';
import { App, Button, Input, Modal } from 'antd';
import { useRef, useState } from 'react';
import type { Recording } from '../../../contract/recordings';
import { useCommand } from '../../api/commands';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { useMe } from '../../session/me';
import { digitGroups } from '../../ui/format/digits';
import { Card } from '../../ui/page/Card';
import { RowMenu } from '../../ui/table/RowActions';
import { useConfirm } from '../../ui/useConfirm';
import { useTellProblem } from '../../ui/useTellProblem';
import { useWhen } from '../../ui/values/When';
import { uploadTexts } from './texts';
import styles from './upload.module.css';

interface OnPCsProps {
  readonly onFile: (file: File, callID: string) => void;
}

/** Recordings whose file is on a PC alone: which, since when, and who asked for it. */
export function OnPCs({ onFile }: OnPCsProps) {
  const t = useTexts(uploadTexts);
  const waiting = useQuery(query('listRecordings', { query: { state: ['localOnly'], size: 100 } }));
  const items = waiting.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Card title={t('pc')} flush>
      <ul className={styles['rows']}>
        {items.map((recording) => (
          <OnPC key={recording.recordingID} recording={recording} onFile={onFile} />
        ))}
      </ul>
    </Card>
  );
}

function OnPC({ recording, onFile }: OnPCsProps & { readonly recording: Recording }) {
  const t = useTexts(uploadTexts);
  const me = useMe();
  const when = useWhen();
  const input = useRef<HTMLInputElement>(null);
  const [naming, setNaming] = useState(false);
  const { room, agent, asked, heldBy, callID, startedAt, can } = recording;
  const { ask, answer } = useCustody(recording);
  const confirm = useConfirm();
  const lose = async (): Promise<void> => {
    const asking = { title: t('pc.lostAsk'), text: t('pc.lostText'), verb: t('pc.lostYes'), danger: true };
    if (await confirm(asking)) await answer({ answer: 'lost' });
  };
  return (
    <li className={styles['row']}>
      <div className={styles['head']}>
        <span className={styles['name']}>
          {when(startedAt)} · {digitGroups(room.roomID).join(' ')} · {room.customerName || room.name}
        </span>
        <span className={styles['meta']}>
          {agent.userID !== me.userID && `${agent.name} · `}
          {heldBy === null ? t('pc.unknown') : t('pc.held', { pc: heldBy })}
          {asked && ` · ${t('pc.asked', { name: asked.by.name, when: when(asked.at) })}`}
        </span>
        <span className={styles['actions']}>
          {can.includes('ask') && agent.userID !== me.userID && (
            <Button size="small" onClick={() => void ask()}>
              {t('pc.ask')}
            </Button>
          )}
          {can.includes('upload') && callID !== null && (
            <>
              <Button size="small" onClick={() => input.current?.click()}>
                {t('pc.send')}
              </Button>
              <input
                ref={input}
                type="file"
                hidden
                aria-label={`${t('pc.send')} ${room.name}`}
                onChange={({ target }) => {
                  const file = target.files?.[0];
                  if (file) onFile(file, callID);
                  target.value = '';
                }}
              />
              <RowMenu
                label={t('pc.more', { room: room.name })}
                items={[
                  { key: 'where', label: t('pc.where'), onSelect: () => setNaming(true) },
                  { key: 'lost', label: t('pc.lost'), danger: true, onSelect: () => void lose() },
                ]}
              />
            </>
          )}
        </span>
      </div>
      {naming && (
        <NameOfPC
          was={heldBy ?? ''}
          onClose={() => setNaming(false)}
          onSave={(name) => answer({ answer: 'held', heldBy: name })}
        />
      )}
    </li>
  );
}

function useCustody({ recordingID, agent }: Recording) {
  const t = useTexts(uploadTexts);
  const { message } = App.useApp();
  const tell = useTellProblem();
  const changes = { invalidates: ['listRecordings', 'getRecording'] } as const;
  const asking = useCommand('askForRecording', changes);
  const answering = useCommand('answerForRecording', changes);
  const params = { recordingID };
  return {
    ask: () =>
      asking
        .mutateAsync({ params })
        .then(() => void message.success(t('pc.askedNow', { name: agent.name })), tell),
    answer: (body: { answer: 'held' | 'lost'; heldBy?: string }) =>
      answering.mutateAsync({ params, body }).then(() => undefined, tell),
  };
}

interface NameOfPCProps {
  readonly was: string;
  readonly onClose: () => void;
  readonly onSave: (name: string) => Promise<void>;
}

function NameOfPC({ was, onClose, onSave }: NameOfPCProps) {
  const t = useTexts(uploadTexts);
  const [name, setName] = useState(was);
  const save = () => void onSave(name.trim()).then(onClose);
  return (
    <Modal
      open
      title={t('pc.whereTitle')}
      okText={t('pc.save')}
      okButtonProps={{ disabled: name.trim() === '' }}
      onOk={save}
      onCancel={onClose}
    >
      <Input
        autoFocus
        aria-label={t('pc.name')}
        placeholder="PC-0123"
        maxLength={60}
        value={name}
        onChange={({ target }) => setName(target.value)}
        onPressEnter={save}
      />
    </Modal>
  );
}

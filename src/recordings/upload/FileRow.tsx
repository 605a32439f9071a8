import { Button, Progress } from 'antd';
import { Link } from 'react-router';
import { useTexts } from '../../i18n/useTexts';
import { useConfirm } from '../../ui/useConfirm';
import { useTellProblem } from '../../ui/useTellProblem';
import { Duration } from '../../ui/values/Duration';
import { recordingPath } from '../detail/recording-url';
import { formatBytes } from '../../ui/format/bytes';
import { CallPicker } from './CallPicker';
import { giveUp } from './give-up';
import type { FileOfPage } from './rows';
import type { Sender } from './sending';
import { SendingWords } from './SendingWords';
import { uploadTexts } from './texts';
import styles from './upload.module.css';
import { useQueryClient } from '@tanstack/react-query';

interface FileRowProps {
  readonly row: FileOfPage;
  readonly sender: Sender;
  readonly keepDays: number;
}

/** One file: what goes on with it, and what a person can do about it. */
export function FileRow({ row, sender, keepDays }: FileRowProps) {
  const t = useTexts(uploadTexts);
  const { name, bytes, upload, sending } = row;
  const isHere = upload?.state === 'received' || (upload !== null && upload.received === upload.bytes);
  const moves = sending?.state === 'sending' || sending?.state === 'retrying' || sending?.state === 'waiting';
  const stands = sending && ['paused', 'noRoom', 'elsewhere', 'refused'].includes(sending.state);
  const share = Math.floor(((sending?.sent || upload?.received || 0) / Math.max(1, bytes)) * 100);
  return (
    <li className={styles['row']}>
      <div className={styles['head']}>
        <span className={styles['name']}>{name}</span>
        <span className={styles['meta']}>
          {formatBytes(bytes)}
          {upload?.durationMs != null && (
            <>
              {' · '}
              <Duration ms={upload.durationMs} />
            </>
          )}
          {upload?.soundOnly === true && ` · ${t('soundOnly')}`}
        </span>
        <span className={styles['actions']}>
          {moves && (
            <Button size="small" onClick={() => sender.pause(sending.key)}>
              {t('pause')}
            </Button>
          )}
          {stands && (
            <Button size="small" onClick={() => sender.resume(sending.key)}>
              {t('resume')}
            </Button>
          )}
          <RemoveButton row={row} sender={sender} />
        </span>
      </div>
      {!isHere && (sending !== null || upload !== null) && (
        <Progress percent={share} showInfo={false} size="small" aria-label={name} />
      )}
      <p className={styles['words']} role="status">
        <SendingWords row={row} share={share} keepDays={keepDays} isHere={isHere} />
      </p>
      {upload?.state === 'received' && <Findings row={row} />}
      {upload?.state === 'received' && upload.recordingID === null && <CallPicker upload={upload} />}
    </li>
  );
}

/** What looking into it brought out. */
function Findings({ row: { upload } }: { row: FileOfPage }) {
  const t = useTexts(uploadTexts);
  if (!upload) return null;
  const { trouble, duplicateOf } = upload;
  if (duplicateOf !== null) {
    return (
      <p className={styles['finding']}>
        {t('duplicate')} <Link to={recordingPath(duplicateOf)}>{t('duplicate.open')}</Link>
      </p>
    );
  }
  if (trouble === null) return null;
  const known = trouble === 'notMedia' || trouble === 'damaged';
  return <p className={styles['finding']}>{t(known ? `trouble.${trouble}` : 'trouble.other')}</p>;
}

function RemoveButton({ row: { name, upload, sending }, sender }: Pick<FileRowProps, 'row' | 'sender'>) {
  const t = useTexts(uploadTexts);
  const confirm = useConfirm();
  const tell = useTellProblem();
  const client = useQueryClient();
  const remove = async (): Promise<void> => {
    const uploadID = sending?.uploadID ?? upload?.uploadID ?? null;
    const asked = { title: t('remove.ask'), text: t('remove.text'), verb: t('remove'), danger: true };
    if (uploadID !== null && !(await confirm(asked))) return;
    if (sending) sender.forget(sending.key);
    try {
      if (uploadID !== null) await giveUp(uploadID);
    } catch (error) {
      tell(error);
    }
    await client.invalidateQueries({ queryKey: ['listUploads'] });
  };
  return (
    <Button size="small" type="text" aria-label={`${t('remove')} ${name}`} onClick={() => void remove()}>
      {t('remove')}
    </Button>
  );
}

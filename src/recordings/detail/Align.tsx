import { Button, InputNumber } from 'antd';
import { useId, useState } from 'react';
import type { Recording } from '../../../contract/recordings';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { useTellProblem } from '../../ui/useTellProblem';
import { recordingTexts } from '../texts';
import styles from './detail.module.css';

/** Moves a recording against the others of its call, where the clock of its PC was wrong. */
export function Align({ recording: { recordingID, offsetMs } }: { recording: Recording }) {
  const t = useTexts(recordingTexts);
  const id = useId();
  const tellProblem = useTellProblem();
  const [seconds, setSeconds] = useState<number | null>(offsetMs / 1000);
  const align = useCommand('alignRecording', { invalidates: ['getRecording', 'listAudit'] });
  const wanted = seconds === null ? null : Math.round(seconds * 1000);
  return (
    <form
      className={styles['align']}
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted === null) return;
        align.mutate({ params: { recordingID }, body: { offsetMs: wanted } }, { onError: tellProblem });
      }}
    >
      <label htmlFor={id}>{t('align.label')}</label>
      <div>
        <InputNumber
          id={id}
          value={seconds}
          step={0.1}
          min={-3600}
          max={3600}
          precision={1}
          aria-describedby={`${id}-hint`}
          onChange={setSeconds}
        />
        <Button htmlType="submit" loading={align.isPending} disabled={wanted === null || wanted === offsetMs}>
          {t('align.save')}
        </Button>
      </div>
      <p id={`${id}-hint`} className={styles['what']}>
        {t('align.hint')}
      </p>
    </form>
  );
}

import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { Closing } from '../../../contract/closings';
import { useCommand } from '../../api/commands';
import { useLanguage, useTexts } from '../../i18n/useTexts';
import { Loading, ProblemFace } from '../../ui/faces/faces';
import { FormFailure } from '../../ui/form/FormFailure';
import { CloseForm } from '../CloseForm';
import { firstChoice, isComplete, secondsOf } from '../close-choice';
import { roomTexts } from '../texts';
import styles from './closing.module.css';
import { ImpactTable } from './ImpactTable';
import { Sums } from './Sums';
import { confirmsMany, sumsOf } from './sums';
import { useImpact } from './useImpact';
import type { AskedSelection } from './useSelection';

/** Closing many rooms: whom it meets, which it cannot close, why, when; then the server does it. */
export function CloseManyDialog({
  selection,
  count,
  onDone,
  onStarted,
}: {
  selection: AskedSelection;
  count: number;
  onDone: () => void;
  onStarted: (closing: Closing) => void;
}) {
  const t = useTexts(roomTexts);
  const { language } = useLanguage();
  const impact = useImpact(selection);
  const start = useCommand('startClosing', { invalidates: ['listClosings', 'listRooms', 'getRoom'] });
  const [choice, setChoice] = useState(() => firstChoice(language));
  const [tried, setTried] = useState(false);
  const keyOf = useKey();

  const items = impact.data?.items ?? [];
  const sums = sumsOf(items);
  const seconds = secondsOf(choice);
  const mustConfirm = sums.people > 0;
  const phrase = t('closeMany.phrase', { number: sums.closable });
  const confirm = mustConfirm
    ? {
        label: t('closeMany.confirm', { phrase }),
        wrong: t('closeMany.confirmWrong', { phrase }),
        matches: (typed: string) => confirmsMany(typed, sums.closable),
      }
    : null;

  const submit = () => {
    setTried(true);
    if (seconds === undefined || !isComplete(choice, confirm) || sums.closable === 0) return;
    // By number, not by filter: what was looked at is what is closed.
    const roomIDs = items.map(({ roomID }) => roomID);
    const body = {
      selection: { by: 'number', roomIDs },
      reason: choice.text.trim(),
      inSeconds: seconds,
    } as const;
    start.mutate({ body: { ...body, key: keyOf(JSON.stringify(body)) } }, { onSuccess: onStarted });
  };

  return (
    <Modal
      open
      width={1120}
      className={styles['dialog'] ?? ''}
      title={t('closeMany.title', { count: impact.data ? sums.rooms : count })}
      onCancel={onDone}
      mask={{ closable: false }}
      footer={
        <div className={styles['foot']}>
          <p>
            {impact.data && t('closeMany.can', { number: sums.closable })}
            {sums.blocked > 0 && t('closeMany.skipped', { number: sums.blocked })}
            {impact.data && t('closeMany.goesOn')}
          </p>
          <Button onClick={onDone}>{t('verb.cancel')}</Button>
          <Button
            type="primary"
            danger
            loading={start.isPending}
            disabled={sums.closable === 0}
            onClick={submit}
          >
            {seconds === 0 || seconds === undefined
              ? t('closeMany.verbNow', { count: sums.closable })
              : t('closeMany.verbIn', { count: sums.closable, seconds })}
          </Button>
        </div>
      }
    >
      <p className={styles['lead']}>{t('closeMany.lead')}</p>
      <div className={styles['columns']}>
        <div className={styles['main']}>
          {impact.data ? (
            <>
              <Sums {...sums} />
              <ImpactTable items={items} />
            </>
          ) : impact.error ? (
            <ProblemFace problem={impact.error} onRetry={() => void impact.refetch()} />
          ) : (
            <Loading />
          )}
        </div>
        <div className={styles['aside']}>
          {start.error && <FormFailure problem={start.error} />}
          <CloseForm
            choice={choice}
            onChange={(patch) => setChoice({ ...choice, ...patch })}
            confirm={confirm}
            showMistakes={tried}
          />
        </div>
      </div>
    </Modal>
  );
}

/** One key for one decision: asked again after an answer that was lost, the server knows that it is the same. */
function useKey(): (of: string) => string {
  const [keys] = useState(() => new Map<string, string>());
  return (of) => {
    const key = keys.get(of) ?? crypto.randomUUID();
    keys.set(of, key);
    return key;
  };
}

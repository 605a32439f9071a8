import { Alert, Button } from 'antd';
import type { SamplingRule } from '../../../contract/sampling';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { useConfirm } from '../../ui/useConfirm';
import { useTellProblem } from '../../ui/useTellProblem';
import { changedBySampling } from './changed';
import styles from './sampling.module.css';
import { samplingTexts } from './texts';
import { RuleState } from './words';

interface RuleActionsProps {
  readonly rule: SamplingRule;
  readonly onChanged: (rule: SamplingRule) => void;
  readonly onGone: () => void;
}

/** Whether it picks, and what stops it or lets it go on. */
export function RuleActions({ rule, onChanged, onGone }: RuleActionsProps) {
  const t = useTexts(samplingTexts);
  const tell = useTellProblem();
  const confirm = useConfirm();
  const pause = useCommand('pauseSamplingRule', { invalidates: changedBySampling, onSuccess: onChanged });
  const remove = useCommand('removeSamplingRule', { invalidates: changedBySampling });
  const params = { ruleID: rule.ruleID };
  const paused = rule.state === 'active';
  const ask = async () => {
    const sure = await confirm({
      title: t('remove.title', { name: rule.name }),
      text: t('remove.text'),
      verb: t('remove.verb'),
      danger: true,
    });
    if (!sure) return;
    await remove.mutateAsync({ params });
    onGone();
  };
  if (!rule.can.includes('change')) return <Alert type="info" title={t('edit.readOnly')} />;
  return (
    <div className={styles['actions']}>
      <RuleState rule={rule} />
      <span className={styles['gap']} />
      <Button
        loading={pause.isPending}
        onClick={() => void pause.mutateAsync({ params, body: { paused } }).catch(tell)}
      >
        {t(paused ? 'edit.pause' : 'edit.resume')}
      </Button>
      <Button danger loading={remove.isPending} onClick={() => void ask().catch(tell)}>
        {t('edit.remove')}
      </Button>
    </div>
  );
}

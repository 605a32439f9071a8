import type { SamplingRule } from '../../../contract/sampling';
import { useTexts } from '../../i18n/useTexts';
import { Facts } from '../../ui/page/Card';
import { Dotted } from '../../ui/values/Pair';
import styles from './sampling.module.css';
import { samplingTexts } from './texts';
import { picksOf } from './words';

/** A rule for whoever may see and not change it. */
export function RuleFacts({ rule }: { readonly rule: SamplingRule }) {
  const t = useTexts(samplingTexts);
  return (
    <div className={styles['preview']}>
      <Facts
        items={[
          { label: t('edit.how'), value: <Dotted>{picksOf(rule, t)}</Dotted> },
          { label: t('edit.form'), value: rule.form.name },
          { label: t('edit.reviewers'), value: rule.reviewers.map(({ name }) => name).join(', ') },
          { label: t('edit.due'), value: String(rule.asks.dueDays) },
        ]}
      />
    </div>
  );
}

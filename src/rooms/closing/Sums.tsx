import { useTexts } from '../../i18n/useTexts';
import { roomTexts } from '../texts';
import styles from './closing.module.css';
import type { ImpactSums } from './sums';

/** Four numbers before the table. */
export function Sums({ people, recordings, waiting, blocked }: ImpactSums) {
  const t = useTexts(roomTexts);
  const sums = [
    [people, t('closeMany.sum.people')],
    [recordings, t('closeMany.sum.recordings')],
    [waiting, t('closeMany.sum.waiting')],
    [blocked, t('closeMany.sum.blocked')],
  ] as const;
  return (
    <dl className={styles['sums']}>
      {sums.map(([number, words]) => (
        <div key={words}>
          <dd>{number}</dd>
          <dt>{words}</dt>
        </div>
      ))}
    </dl>
  );
}

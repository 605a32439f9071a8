import { Button } from 'antd';
import { useExplain } from '../../api/problem-text';
import { useTexts } from '../../i18n/useTexts';
import { sentences } from '../../ui/format/sentences';
import styles from './search.module.css';
import { searchTexts } from './texts';
import type { useFound } from './useFound';

/** Under the list, and read out: how the search stands, and the next step where it found nothing or failed. */
export function SearchNote({ found }: { found: ReturnType<typeof useFound> }) {
  const t = useTexts(searchTexts);
  const explain = useExplain();
  const { q, groups, isCut, isSearching, problem, retry } = found;
  const count = groups.flatMap(({ choices }) => choices).filter(({ kind }) => kind !== 'all').length;
  const words = () => {
    if (q === '') return t('hint');
    if (isSearching) return t('searching');
    if (problem) {
      const { title, next } = explain(problem);
      return sentences(title, next);
    }
    if (isCut) return t('cut');
    return count === 0 ? sentences(t('nothing', { q }), t('nothingNext')) : t('found', { count });
  };
  return (
    <div className={styles['note']}>
      <p role="status">{words()}</p>
      {problem && !isSearching && (
        <Button size="small" onClick={retry}>
          {t('retry')}
        </Button>
      )}
      <p className={styles['keys']} aria-hidden="true">
        {t('keys')}
      </p>
    </div>
  );
}

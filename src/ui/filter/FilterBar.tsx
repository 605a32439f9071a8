import { PlusOutlined, ReloadOutlined } from '../icons';
import { Button, Dropdown } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../../i18n/useTexts';
import { classes } from '../classes';
import { formatClock } from '../format/when';
import { uiTexts } from '../texts';
import { FilterChip, type Filter } from './FilterChip';
import { SearchField, type Search } from './SearchField';
import styles from './filter.module.css';

interface FilterBarProps {
  search?: Search;
  filters: readonly Filter[];
  /** Takes all set filters away, the search too. */
  onClear: () => void;
  updatedAt?: number | undefined;
  onReload?: () => void;
  reloading?: boolean;
  /** `TableTools`, and what else stands at the right end. */
  tools?: ReactNode;
}

/**
 * Search, the filters that are set, those at hand, "+ Filter" for the rest, clear; at the right when the rows
 * were read, reload and the table's tools. All of it stays usable while rows load.
 */
export function FilterBar({
  search,
  filters,
  onClear,
  updatedAt,
  onReload,
  reloading,
  tools,
}: FilterBarProps) {
  const t = useTexts(uiTexts);
  // A filter that "+ Filter" brought in stays until it is cleared, and opens at once.
  const [added, setAdded] = useState<string>();
  const isThere = ({ key, value, pinned }: Filter) => pinned === true || value !== undefined || key === added;
  const rest = filters.filter((filter) => !isThere(filter));
  const anySet = filters.some(({ value, fixed }) => value !== undefined && !fixed) || Boolean(search?.value);

  return (
    <div className={styles['bar']} role="search" aria-label={t('filter.bar')}>
      {search && <SearchField {...search} />}
      <div className={styles['chips']}>
        {filters.filter(isThere).map((filter) => (
          <FilterChip
            key={filter.key}
            filter={filter}
            opensAtOnce={filter.key === added && filter.value === undefined}
            onGone={() => setAdded((key) => (key === filter.key ? undefined : key))}
          />
        ))}
        {rest.length > 0 && (
          <Dropdown
            trigger={['click']}
            menu={{
              items: rest.map(({ key, label }) => ({ key, label })),
              onClick: ({ key }) => setAdded(key),
            }}
          >
            <button type="button" className={classes(styles['chip'], styles['add'])} aria-haspopup="menu">
              <PlusOutlined />
              {t('filter.add')}
            </button>
          </Dropdown>
        )}
        {anySet && (
          <button type="button" className={styles['clear']} onClick={onClear}>
            {t('filter.clear')}
          </button>
        )}
      </div>
      <div className={styles['right']}>
        {updatedAt !== undefined && (
          <span className={styles['updated']}>{t('filter.updated', { time: formatClock(updatedAt) })}</span>
        )}
        {onReload && (
          <Button
            type="text"
            icon={<ReloadOutlined />}
            aria-label={t('filter.reload')}
            title={t('filter.reload')}
            aria-busy={reloading === true}
            onClick={onReload}
          />
        )}
        {tools}
      </div>
    </div>
  );
}

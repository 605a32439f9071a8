import { LeftOutlined, RightOutlined } from '../icons';
import { useTexts } from '../../i18n/useTexts';
import { uiTexts } from '../texts';
import type { Paging } from './DataTable';
import { pageSteps } from './pageSteps';
import styles from './pager.module.css';

export const PAGE_SIZES = [20, 50, 100] as const;

/** The foot of a table: the total left, the pages right. */
export function Pager({ page, size, total, atLeast = false, totalText, onChange }: Paging) {
  const t = useTexts(uiTexts);
  const pages = Math.max(1, Math.ceil(total / size));
  const words = totalText ?? t(atLeast ? 'table.totalMore' : 'table.total', { count: total });
  return (
    <div className={styles['foot']}>
      <span className={styles['total']}>{words}</span>
      <PageSize size={size} onChange={(chosen) => onChange(1, chosen)} />
      <nav className={styles['pages']} aria-label={t('table.pages')}>
        <button
          type="button"
          aria-label={t('table.previousPage')}
          disabled={page <= 1}
          onClick={() => onChange(page - 1, size)}
        >
          <LeftOutlined />
        </button>
        {pageSteps(page, pages).map((step, index) =>
          step === 'gap' ? (
            <span key={`gap${index}`} className={styles['gap']} aria-hidden="true" />
          ) : (
            <button
              key={step}
              type="button"
              aria-label={t('table.page', { page: step })}
              aria-current={step === page ? 'page' : undefined}
              onClick={() => onChange(step, size)}
            >
              {step}
            </button>
          ),
        )}
        <button
          type="button"
          aria-label={t('table.nextPage')}
          disabled={page >= pages}
          onClick={() => onChange(page + 1, size)}
        >
          <RightOutlined />
        </button>
      </nav>
    </div>
  );
}

export function PageSize({ size, onChange }: { size: number; onChange: (size: number) => void }) {
  const t = useTexts(uiTexts);
  return (
    <label className={styles['size']}>
      <span className="visuallyHidden">{t('table.pageSize')}</span>
      <select value={size} onChange={(event) => onChange(Number(event.target.value))}>
        {PAGE_SIZES.map((option) => (
          <option key={option} value={option}>
            {t('table.perPage', { size: option })}
          </option>
        ))}
      </select>
    </label>
  );
}

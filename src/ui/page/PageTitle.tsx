import type { ReactNode } from 'react';
import { Link, type To } from 'react-router';
import { useTexts } from '../../i18n/useTexts';
import { uiTexts } from '../texts';
import styles from './page.module.css';

export interface Crumb {
  label: ReactNode;
  to?: To;
}

export interface View {
  key: string;
  label: string;
  count?: number | undefined;
  to: To;
}

interface PageTitleProps {
  title: string;
  /** One live sentence about what is on the page. */
  live?: ReactNode;
  /** The state of the thing that the page is about: a `StatusWord` with `tint`. */
  state?: ReactNode;
  actions?: ReactNode;
  crumbs?: readonly Crumb[];
  views?: readonly View[];
  /** The key of the current view. */
  view?: string;
}

/** The head of a page: where it is, its name, what goes on, what can be done, and its views. */
export function PageTitle({ title, live, state, actions, crumbs = [], views = [], view }: PageTitleProps) {
  const t = useTexts(uiTexts);
  return (
    <div className={styles['pageTitle']}>
      {crumbs.length > 0 && (
        <nav className={styles['crumbs']} aria-label={t('shell.breadcrumb')}>
          <ol>
            {crumbs.map((crumb, index) => (
              <li key={index}>
                {crumb.to === undefined ? crumb.label : <Link to={crumb.to}>{crumb.label}</Link>}
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className={styles['titleRow']}>
        <h1 className={styles['title']}>{title}</h1>
        {state}
        {live !== undefined && <p className={styles['live']}>{live}</p>}
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </div>
      {views.length > 0 && (
        <nav className={styles['views']} aria-label={t('shell.views')}>
          {views.map(({ key, label, count, to }) => (
            <Link key={key} to={to} aria-current={key === view ? 'page' : undefined}>
              {label} {count !== undefined && <span className={styles['count']}>{count}</span>}
            </Link>
          ))}
        </nav>
      )}
    </div>
  );
}

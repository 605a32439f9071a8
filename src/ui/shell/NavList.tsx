import type { ReactNode } from 'react';
import { Link, type To } from 'react-router';
import styles from './shell.module.css';

export interface NavItem {
  readonly key: string;
  readonly label: string;
  readonly to: To;
  readonly icon: ReactNode;
  readonly count?: number | undefined;
  /** What is counted, for who does not see the number beside the word. */
  readonly countWord?: string;
}

export interface NavGroup {
  readonly key: string;
  /** Absent for the first group. */
  readonly title?: string;
  readonly items: readonly NavItem[];
}

interface NavListProps {
  groups: readonly NavGroup[];
  current: string | undefined;
  onGo?: () => void;
}

export function NavList({ groups, current, onGo }: NavListProps) {
  return (
    <div className={styles['navList']}>
      {groups.map(({ key, title, items }) => (
        <div key={key} className={styles['navGroup']}>
          {title !== undefined && <p className={styles['navTitle']}>{title}</p>}
          <ul>
            {items.map((item) => (
              <li key={item.key}>
                <Link
                  className={styles['navItem']}
                  to={item.to}
                  aria-current={item.key === current ? 'page' : undefined}
                  {...(onGo && { onClick: onGo })}
                >
                  <span className={styles['navIcon']}>{item.icon}</span>
                  <span className={styles['navLabel']}>{item.label}</span>{' '}
                  {item.count !== undefined && item.count > 0 && (
                    <>
                      <span className={styles['navCount']}>{item.count}</span>{' '}
                      {item.countWord !== undefined && (
                        <span className="visuallyHidden">{item.countWord}</span>
                      )}
                    </>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

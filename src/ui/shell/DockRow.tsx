import type { ReactNode } from 'react';
import { Elapsed } from '../values/Duration';
import type { Instant } from '../format/when';
import styles from './shell.module.css';

interface DockRowProps {
  state: ReactNode;
  /** Counts from here; absent before there is anything to count. */
  since?: Instant | undefined;
  /** Each a group of two lines: room and customer, path and link, recording. */
  groups?: readonly { key: string; first: ReactNode; second?: ReactNode }[];
  /** Who is in the room. */
  members?: ReactNode;
  /** Leave last. */
  actions?: ReactNode;
}

/** The inside of the dock: state and time first, what it is about, what can be done last. */
export function DockRow({ state, since, groups = [], members, actions }: DockRowProps) {
  return (
    <div className={styles['dockRow']}>
      <div className={styles['dockState']}>
        {state}
        {since !== undefined && (
          <span className={styles['dockTimer']}>
            <Elapsed since={since} />
          </span>
        )}
      </div>
      {groups.map(({ key, first, second }) => (
        <div key={key} className={styles['dockGroup']}>
          <div className={styles['dockFirst']}>{first}</div>
          {second !== undefined && <div className={styles['dockSecond']}>{second}</div>}
        </div>
      ))}
      {members !== undefined && <div className={styles['dockGroup']}>{members}</div>}
      <div className={styles['dockActions']}>{actions}</div>
    </div>
  );
}

import type { ReactNode } from 'react';
import { classes } from '../classes';
import { Duration, Elapsed } from '../values/Duration';
import type { Instant } from '../format/when';
import styles from './shell.module.css';

/** Two lines. */
export interface DockGroup {
  readonly key: string;
  readonly first: ReactNode;
  readonly second?: ReactNode;
  /** Left out where the row is narrow. */
  readonly optional?: boolean;
}

interface DockRowProps {
  state: ReactNode;
  /** Counts from here; absent before there is anything to count. */
  since?: Instant | undefined;
  /** How long it took in all, in milliseconds, once it is over. */
  took?: number | undefined;
  /** Room and customer first: of that one names may be cut, of the others nothing. */
  groups?: readonly DockGroup[];
  /** Who is in the room. */
  members?: ReactNode;
  /** Leave last. */
  actions?: ReactNode;
}

/** The inside of the dock: state and time first, what it is about, what can be done last. */
export function DockRow({ state, since, took, groups = [], members, actions }: DockRowProps) {
  return (
    <div className={styles['dockRow']}>
      <div className={styles['dockState']}>
        {state}
        {(since !== undefined || took !== undefined) && (
          <span className={styles['dockTimer']}>
            {since !== undefined ? <Elapsed since={since} /> : took !== undefined && <Duration ms={took} />}
          </span>
        )}
      </div>
      {groups.map(({ key, first, second, optional = false }) => (
        <div key={key} className={classes(styles['dockGroup'], optional && styles['dockOptional'])}>
          <div className={styles['dockFirst']}>{first}</div>
          {second !== undefined && <div className={styles['dockSecond']}>{second}</div>}
        </div>
      ))}
      {members !== undefined && <div className={styles['dockGroup']}>{members}</div>}
      <div className={styles['dockActions']}>{actions}</div>
    </div>
  );
}

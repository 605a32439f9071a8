import type { ReactNode } from 'react';
import styles from './numbers.module.css';

export interface Numbers {
  readonly heads: readonly string[];
  /** Each begins with its name; the others are numbers, or words about them. */
  readonly rows: readonly (readonly ReactNode[])[];
}

interface NumbersTableProps extends Numbers {
  readonly caption: string;
  /** Whether the caption is to be seen, too; not where a heading says it. */
  readonly captioned?: boolean;
}

/** Numbers by name: those of a chart for who does not see it, and those that need no chart. */
export function NumbersTable({ caption, captioned = false, heads, rows }: NumbersTableProps) {
  return (
    // Reached with the keyboard, where it is wider than its card.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles['scroll']} role="group" aria-label={caption} tabIndex={0}>
      <table className={styles['table']}>
        <caption className={captioned ? styles['caption'] : 'visuallyHidden'}>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], at) => (
            <tr key={at}>
              <th scope="row">{name}</th>
              {cells.map((cell, column) => (
                <td key={heads[column + 1] ?? column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import styles from './sampling.module.css';

interface CountedProps {
  readonly caption: string;
  readonly heads: readonly string[];
  /** A name, then numbers. */
  readonly rows: readonly (readonly [string, ...number[]])[];
}

/** A small table of numbers by name. */
export function Counted({ caption, heads, rows }: CountedProps) {
  return (
    <table className={styles['counted']}>
      <caption>{caption}</caption>
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
        {rows.map(([name, ...numbers]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {numbers.map((number, at) => (
              <td key={at}>{number}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

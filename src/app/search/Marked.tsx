import { Fragment } from 'react';
import { digitGroups } from '../../ui/format/digits';
import { marksIn, type Mark } from './marks';
import styles from './search.module.css';

/** A text with what was searched for marked in it. */
export function Marked({ text, q }: { text: string; q: string }) {
  return <Cut text={text} marks={marksIn(text, q)} />;
}

/** A room number in its groups of three, marked across their gaps. */
export function MarkedNumber({ id, q }: { id: string; q: string }) {
  const [mark] = marksIn(id, q.replace(/\s/g, ''));
  const groups = digitGroups(id);
  return (
    <span className={styles['number']}>
      {groups.map((group, at) => {
        const from = groups.slice(0, at).join('').length;
        return (
          <span key={from}>
            <Cut text={group} marks={mark ? within(mark, from, group.length) : []} />
          </span>
        );
      })}
    </span>
  );
}

/** The part of a mark that lies in the group which begins at `from`. */
function within([begin, end]: Mark, from: number, length: number): readonly Mark[] {
  const part: Mark = [Math.max(begin - from, 0), Math.min(end - from, length)];
  return part[0] < part[1] ? [part] : [];
}

function Cut({ text, marks }: { text: string; marks: readonly Mark[] }) {
  return (
    <>
      {marks.map(([from, to], at) => (
        <Fragment key={from}>
          {text.slice(marks[at - 1]?.[1] ?? 0, from)}
          <mark className={styles['mark']}>{text.slice(from, to)}</mark>
        </Fragment>
      ))}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  );
}

import { useTexts } from '../../i18n/useTexts';
import { classes } from '../classes';
import { initialsOf, tintOf } from '../format/initials';
import { uiTexts } from '../texts';
import styles from './values.module.css';

/** Initials on a quiet ground. Decoration: the name stands beside it or in the group's label. */
export function Avatar({ name, size = 24 }: { name: string; size?: 24 | 28 | 32 }) {
  return (
    <span
      className={classes(styles['avatar'], styles[`size${size}`], styles[`tint${tintOf(name)}`])}
      aria-hidden="true"
    >
      {initialsOf(name)}
    </span>
  );
}

/** A name, and "you" where it is the viewer's own. */
export function Person({
  name,
  me = false,
  avatar = false,
}: {
  name: string;
  me?: boolean;
  avatar?: boolean;
}) {
  const t = useTexts(uiTexts);
  return (
    <span className={styles['person']} title={name}>
      {avatar && <Avatar name={name} />}
      <span className={styles['name']}>{name}</span>
      {me && <span className={styles['me']}>{t('person.me')}</span>}
    </span>
  );
}

/** Several people as overlapping initials; their names are the label and the title. */
export function People({ names, max = 4 }: { names: readonly string[]; max?: number }) {
  const t = useTexts(uiTexts);
  if (names.length === 0) return null;
  const shown = names.slice(0, max);
  const more = names.length - shown.length;
  const label = names.join(', ');
  return (
    <span className={styles['people']} role="img" aria-label={label} title={label}>
      {shown.map((name, index) => (
        <Avatar key={`${index}${name}`} name={name} />
      ))}
      {more > 0 && <span className={styles['more']}>{t('person.more', { count: more })}</span>}
    </span>
  );
}

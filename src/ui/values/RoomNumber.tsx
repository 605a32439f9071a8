import { digitGroups } from '../format/digits';
import styles from './values.module.css';

/** 482 913 605: the gaps are drawn, so that what is copied is the number alone. */
export function RoomNumber({ id }: { id: string }) {
  return (
    <span className={styles['roomNumber']}>
      {digitGroups(id).map((group, index) => (
        <span key={index}>{group}</span>
      ))}
    </span>
  );
}

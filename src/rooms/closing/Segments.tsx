import type { ClosingRoom } from '../../../contract/closings';
import { groupOf, groups } from './outcome';
import styles from './closing.module.css';

/** Beyond this many, one segment a room would be thinner than its gap. */
const mostSegments = 80;

/** One segment a room, in the order of their turns; of many rooms, one a group and as wide as it is large. */
export function Segments({ items }: { items: readonly ClosingRoom[] }) {
  if (items.length <= mostSegments) {
    return (
      <div className={styles['segments']} aria-hidden="true">
        {items.map(({ roomID, outcome }) => (
          <span key={roomID} data-group={groupOf(outcome)} />
        ))}
      </div>
    );
  }
  return (
    <div className={styles['segments']} aria-hidden="true">
      {groups.map((group) => {
        const count = items.filter(({ outcome }) => groupOf(outcome) === group).length;
        return count > 0 && <span key={group} data-group={group} style={{ flexGrow: count }} />;
      })}
    </div>
  );
}

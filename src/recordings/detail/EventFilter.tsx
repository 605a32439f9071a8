import { Segmented } from 'antd';
import { useTexts } from '../../i18n/useTexts';
import { useUrlState } from '../../ui/url/useUrlState';
import { groupsOf } from '../player/event-groups';
import type { Moment } from '../player/moments';
import { recordingTexts } from '../texts';
import styles from './detail.module.css';
import { recordingUrl } from './recording-url';

/** Which events are listed, stand on the line of the player, and are gone through by its keys. */
export function EventFilter({ moments }: { moments: readonly Moment[] }) {
  const t = useTexts(recordingTexts);
  const [{ events }, set] = useUrlState(recordingUrl);
  const groups = groupsOf(moments);
  if (groups.length < 2) return null;
  const chosen = groups.find((each) => each === events);
  return (
    <div className={styles['eventFilter']}>
      <Segmented
        size="small"
        aria-label={t('events.group.label')}
        value={chosen ?? 'all'}
        options={(['all', ...groups] as const).map((value) => ({ value, label: t(`events.group.${value}`) }))}
        onChange={(value) => set({ events: groups.find((each) => each === value) })}
      />
    </div>
  );
}

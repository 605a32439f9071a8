import { Tabs } from 'antd';
import type { RecordingDetail } from '../../../contract/recordings';
import { useTexts } from '../../i18n/useTexts';
import { Card } from '../../ui/page/Card';
import { useUrlState } from '../../ui/url/useUrlState';
import { EventList } from '../player/EventList';
import type { Moment } from '../player/moments';
import type { Playback } from '../player/playback';
import { useDuration } from '../player/useDuration';
import { recordingTexts } from '../texts';
import { AccessLog } from './AccessLog';
import { Align } from './Align';
import type { Beside } from './beside';
import styles from './detail.module.css';
import { EventFilter } from './EventFilter';
import { RecordingFacts } from './RecordingFacts';
import { recordingUrl, tabs } from './recording-url';

interface SideProps {
  recording: RecordingDetail;
  moments: readonly Moment[];
  /** Those that are chosen. */
  shown: readonly Moment[];
  playback: Playback;
  /** What other features say of it. */
  more: Beside['tabs'];
}

/** Beside the picture: what is known about it, and what happened in the room. */
export function Side({ recording, moments, shown, playback, more }: SideProps) {
  const t = useTexts(recordingTexts);
  const [{ tab }, set] = useUrlState(recordingUrl);
  const duration = useDuration(playback, recording);
  const { recordingID, can: rights } = recording;
  const playable = rights.includes('play');
  return (
    <Card flush>
      <Tabs
        className={styles['side'] ?? ''}
        tabBarGutter={14}
        activeKey={tab}
        onChange={(key) => set({ tab: tabs.find((each) => each === key) ?? 'details' })}
        items={[
          {
            key: 'details',
            destroyOnHidden: true,
            label: t('page.details'),
            children: (
              <div className={styles['facts']}>
                <RecordingFacts recording={recording} />
                {rights.includes('align') && recording.siblings.length > 0 && <Align recording={recording} />}
              </div>
            ),
          },
          {
            key: 'events',
            destroyOnHidden: true,
            label: (
              <>
                {t('page.events')}
                <span className={styles['count']}>{moments.length}</span>
              </>
            ),
            children: (
              <>
                <EventFilter moments={moments} />
                <EventList moments={shown} playback={playable ? playback : undefined} duration={duration} />
              </>
            ),
          },
          // What somebody writes there is still there when they come back.
          ...more,
          ...(rights.includes('log')
            ? [
                {
                  key: 'access',
                  label: t('page.access'),
                  destroyOnHidden: true,
                  children: <AccessLog recordingID={recordingID} />,
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}

import { Tabs } from 'antd';
import type { RecordingDetail } from '../../../contract/recordings';
import { useTexts } from '../../i18n/useTexts';
import { Card } from '../../ui/page/Card';
import { useUrlState } from '../../ui/url/useUrlState';
import { recordingTexts } from '../texts';
import { AccessLog } from './AccessLog';
import { Align } from './Align';
import type { Beside } from './beside';
import styles from './detail.module.css';
import { RecordingFacts } from './RecordingFacts';
import { recordingUrl, tabs } from './recording-url';

interface SideProps {
  recording: RecordingDetail;
  /** What other features say of it. */
  more: Beside['tabs'];
}

/** Beside the picture: what is known about it, how it was judged, and who looked. */
export function Side({ recording, more }: SideProps) {
  const t = useTexts(recordingTexts);
  const [{ tab }, set] = useUrlState(recordingUrl);
  const { recordingID, can: rights } = recording;
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

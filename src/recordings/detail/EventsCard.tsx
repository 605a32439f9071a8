import type { RecordingDetail } from '../../../contract/recordings';
import { useTexts } from '../../i18n/useTexts';
import { Card } from '../../ui/page/Card';
import { EventList } from '../player/EventList';
import type { Playback } from '../player/playback';
import { useDuration } from '../player/useDuration';
import { recordingTexts } from '../texts';
import styles from './detail.module.css';
import { EventFilter } from './EventFilter';
import { useMoments } from './useMoments';

interface EventsCardProps {
  recording: RecordingDetail;
  playback: Playback;
}

/** Under the picture: what happened in the room, and the way to each moment of it. */
export function EventsCard({ recording, playback }: EventsCardProps) {
  const t = useTexts(recordingTexts);
  const { moments, shown } = useMoments(recording);
  const duration = useDuration(playback, recording);
  const playable = recording.can.includes('play');
  return (
    <Card
      flush
      title={t('page.events')}
      count={moments.length}
      extra={playable && moments.length > 1 && <KeysHint words={t('events.keys')} />}
    >
      <EventFilter moments={moments} />
      <EventList moments={shown} playback={playable ? playback : undefined} duration={duration} />
    </Card>
  );
}

function KeysHint({ words }: { words: string }) {
  return (
    <span className={styles['keysHint']}>
      <kbd>[</kbd> <kbd>]</kbd> {words}
    </span>
  );
}

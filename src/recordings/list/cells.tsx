import { Link } from 'react-router';
import type { Recording } from '../../../contract/recordings';
import { useTexts } from '../../i18n/useTexts';
import { classes } from '../../ui/classes';
import { Duration, Elapsed } from '../../ui/values/Duration';
import { None } from '../../ui/values/Pair';
import { recordingPath } from '../detail/recording-url';
import { recordingTexts } from '../texts';
import styles from './list.module.css';
import { useRows } from './rows-context';

/** Plays in the peek; of what cannot be played the peek says why. */
export function PlayCell({ recording }: { recording: Recording }) {
  const t = useTexts(recordingTexts);
  const { playingID, press } = useRows();
  const playable = recording.can.includes('play');
  const playing = playingID === recording.recordingID;
  const room = recording.room.name;
  const name = playing
    ? t('row.pause', { room })
    : playable
      ? t('row.play', { room })
      : t('row.look', { room });
  return (
    <button
      type="button"
      className={classes(styles['play'], playing && styles['playing'], !playable && styles['unplayable'])}
      aria-label={name}
      title={name}
      onClick={() => press(recording)}
    >
      {/* Drawn here: a hundred rows should not hold a hundred icon components. */}
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" fill="currentColor">
        {playing ? <path d="M3.5 2.5h2v9h-2zM8.5 2.5h2v9h-2z" /> : <path d="M4 2.2v9.6L11.2 7z" />}
      </svg>
    </button>
  );
}

/** The name of its room, leading to the recording's own page. */
export function RecordingLink({ recording }: { recording: Recording }) {
  const { list } = useRows();
  return (
    <Link
      className={styles['name'] ?? ''}
      to={recordingPath(recording.recordingID, { list })}
      title={recording.room.name}
    >
      {recording.room.name}
    </Link>
  );
}

/** Counting while it is recorded; nothing where nobody knows. */
export function RecordingTime({ recording }: { recording: Recording }) {
  if (recording.durationMs !== null) return <Duration ms={recording.durationMs} />;
  return recording.state === 'recording' ? <Elapsed since={recording.startedAt} /> : <None />;
}

import { Link } from 'react-router';
import type { RecordingDetail } from '../../../contract/recordings';
import { useTexts } from '../../i18n/useTexts';
import { classes } from '../../ui/classes';
import type { Playback } from '../player/playback';
import { startOf } from '../player/moments';
import { usePlaybackState } from '../player/usePlayback';
import { recordingTexts } from '../texts';
import styles from './detail.module.css';
import { lanesOf } from './lanes';
import { recordingPath, type Carried } from './recording-url';

interface LanesProps {
  recording: RecordingDetail;
  playback: Playback;
  list: string | undefined;
}

/** The recordings of one call beside each other on its time: which covers what, and where the one that plays is. */
export function Lanes({ recording, playback, list }: LanesProps) {
  const t = useTexts(recordingTexts);
  const seconds = usePlaybackState(playback, ({ time }) => Math.floor(time));
  const playing = usePlaybackState(playback, (state) => state.playing);
  if (recording.siblings.length === 0) return null;
  const { lanes, placeOf } = lanesOf(recording);
  const now = startOf(recording) + seconds * 1000;
  return (
    <ul className={styles['lanes']} aria-label={t('page.lanes')}>
      {lanes.map(({ recordingID, kind, number, from, to }) => {
        const isThis = recordingID === recording.recordingID;
        const name =
          number === undefined ? t(`kind.${kind}`) : t('page.track', { kind: t(`kind.${kind}`), number });
        // Where the other one has nothing at this moment, it is shown from its beginning.
        const carried: Carried = { at: now >= from && now <= to ? now : from, play: playing };
        return (
          <li key={recordingID}>
            <span className={styles['laneName']}>{name}</span>
            <span className={styles['laneLine']}>
              <Link
                to={recordingPath(recordingID, { list })}
                state={carried}
                replace
                tabIndex={-1}
                aria-hidden="true"
                className={classes(styles['laneBar'], isThis && styles['laneThis'])}
                style={{ insetInlineStart: `${placeOf(from)}%`, width: `${placeOf(to) - placeOf(from)}%` }}
                title={name}
              />
              <span className={styles['laneHead']} style={{ insetInlineStart: `${placeOf(now)}%` }} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

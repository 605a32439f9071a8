import { Link } from 'react-router';
import type { RecordingDetail } from '../../../contract/recordings';
import { useTexts } from '../../i18n/useTexts';
import { Glyph } from '../../ui/glyphs/Glyph';
import { useStateWord } from '../../ui/glyphs/StatusWord';
import { signOf } from '../../ui/glyphs/vocabulary';
import { startOf } from '../player/moments';
import type { Playback } from '../player/playback';
import { usePlaybackState } from '../player/usePlayback';
import { recordingTexts } from '../texts';
import styles from './detail.module.css';
import { recordingPath, type Carried } from './recording-url';
import { tracksOf } from './tracks';

interface TrackSwitchProps {
  recording: RecordingDetail;
  playback: Playback;
  list: string | undefined;
}

/** The recordings of one call; switching goes on at the same moment of the call. Nothing where there is but one. */
export function TrackSwitch({ recording, playback, list }: TrackSwitchProps) {
  const t = useTexts(recordingTexts);
  const stateWord = useStateWord();
  const seconds = usePlaybackState(playback, ({ time }) => Math.floor(time));
  const playing = usePlaybackState(playback, (state) => state.playing);
  if (recording.siblings.length === 0) return null;
  const carried: Carried = { at: startOf(recording) + seconds * 1000, play: playing };
  return (
    <nav className={styles['tracks']} aria-label={t('page.tracks')}>
      {tracksOf(recording).map(({ recordingID, kind, number, state }) => (
        <Link
          key={recordingID}
          to={recordingPath(recordingID, { list })}
          state={carried}
          replace
          aria-current={recordingID === recording.recordingID ? 'true' : undefined}
          title={stateWord('recording', state)}
        >
          {state !== 'ready' && <Glyph name={signOf('recording', state).glyph} />}
          {number === undefined ? t(`kind.${kind}`) : t('page.track', { kind: t(`kind.${kind}`), number })}
        </Link>
      ))}
    </nav>
  );
}

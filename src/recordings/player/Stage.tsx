import { useCallback } from 'react';
import type { Recording } from '../../../contract/recordings';
import { useTexts } from '../../i18n/useTexts';
import { CaretRightFilled } from '../../ui/icons';
import { Glyph } from '../../ui/glyphs/Glyph';
import { recordingTexts } from '../texts';
import { FailureFace } from './FailureFace';
import { formatOffset } from './offset';
import type { Playback } from './playback';
import styles from './player.module.css';
import { usePlaybackState } from './usePlayback';
import { Watermark } from './Watermark';

interface StageProps {
  recording: Recording;
  playback: Playback;
  /** Shown until it plays; null where there is none. */
  still: string | null;
}

/** The picture, and over it what it waits for: a press, a link, the file, or help. */
export function Stage({ recording, playback, still }: StageProps) {
  const t = useTexts(recordingTexts);
  const phase = usePlaybackState(playback, (state) => state.phase);
  const waiting = usePlaybackState(playback, (state) => state.waiting);
  const failure = usePlaybackState(playback, (state) => state.failure);
  const attach = useCallback((video: HTMLVideoElement) => playback.attach(video), [playback]);
  return (
    <div className={styles['stage']}>
      <video
        ref={attach}
        className={styles['video']}
        playsInline
        preload="metadata"
        {...(still !== null && { poster: still })}
        aria-label={t('player.video', { room: recording.room.name })}
      />
      <Watermark />
      {phase === 'idle' && <FirstPlay playback={playback} />}
      {phase === 'asking' && <Wait words={t('player.asking')} />}
      {phase === 'loaded' && waiting && <Wait words={t('player.waiting')} />}
      {failure && <FailureFace failure={failure} onAgain={() => playback.play()} />}
    </div>
  );
}

function FirstPlay({ playback }: { playback: Playback }) {
  const t = useTexts(recordingTexts);
  const from = usePlaybackState(playback, ({ time }) => Math.floor(time));
  return (
    <div className={styles['firstPlay']}>
      <button type="button" className={styles['bigPlay']} onClick={playback.play}>
        <CaretRightFilled />
        {from > 0 ? t('player.playFrom', { time: formatOffset(from) }) : t('player.play')}
      </button>
      {from > 0 && (
        <button
          type="button"
          className={styles['fromStart']}
          onClick={() => {
            playback.seek(0);
            playback.play();
          }}
        >
          {t('player.fromStart')}
        </button>
      )}
      <p>{t('player.audited')}</p>
    </div>
  );
}

function Wait({ words }: { words: string }) {
  return (
    <div className={styles['wait']} role="status">
      <Glyph name="arc" />
      {words}
    </div>
  );
}

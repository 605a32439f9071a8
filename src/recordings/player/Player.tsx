import { useEffect, useMemo, useRef, useState } from 'react';
import type { Recording } from '../../../contract/recordings';
import { useTexts } from '../../i18n/useTexts';
import { classes } from '../../ui/classes';
import { recordingTexts } from '../texts';
import { Controls } from './Controls';
import { InRoom } from './InRoom';
import type { Command } from './keys';
import { KeysDialog } from './KeysDialog';
import { MarkerLine } from './MarkerLine';
import { MarkLine, type Mark } from './MarkLine';
import { momentBeside, type Moment } from './moments';
import type { Playback } from './playback';
import styles from './player.module.css';
import { togglePicture } from './picture-in-picture';
import { SeekBar } from './SeekBar';
import { Stage } from './Stage';
import { Ticks } from './Ticks';
import { useDuration } from './useDuration';
import { useFullScreen } from '../../ui/useFullScreen';
import { usePreviews } from './usePreviews';
import { silencesOf } from './wave';
import { usePlayerKeys } from './usePlayerKeys';

interface PlayerProps {
  recording: Recording;
  moments: readonly Moment[];
  /** Those of them that stand on the line and are gone through by keys; left out, all. */
  shown?: readonly Moment[];
  playback: Playback;
  /** Moments that people have spoken of. */
  marks?: readonly Mark[];
  /** Begins a comment at the moment that is seen; left out where nobody may. */
  onComment?: (() => void) | undefined;
  /** For the peek: fewer controls, under the line. */
  compact?: boolean;
  /** Beside the controls: the other recordings of the call. */
  children?: React.ReactNode;
}

/** A recording's picture, its line with the room's events, and everything that moves in it. */
export function Player({
  recording,
  moments,
  shown = moments,
  playback,
  marks = [],
  onComment,
  compact = false,
  children,
}: PlayerProps) {
  const t = useTexts(recordingTexts);
  const frame = useRef<HTMLElement>(null);
  const [help, setHelp] = useState(false);
  const duration = useDuration(playback, recording);
  const screen = useFullScreen(frame);
  const { still, wave, sprite } = usePreviews(recording);
  const silences = useMemo(() => (wave ? silencesOf(wave) : []), [wave]);
  useEffect(() => playback.setSilences(silences), [playback, silences]);

  const toEvent = (step: 'previous' | 'next') => {
    const at = momentBeside(shown, playback.get().time, duration, step);
    if (at !== undefined) playback.jump(at);
    else if (step === 'previous') playback.seek(0);
  };
  const act = (command: Command): void => {
    switch (command.does) {
      case 'toggle':
        return playback.toggle();
      case 'move':
        return playback.move(command.seconds);
      case 'frame':
        return playback.step(command.frames);
      case 'event':
        return toEvent(command.step);
      case 'rate':
        return playback.setRate(command.rate);
      case 'mute':
        return playback.setMuted(!playback.get().muted);
      case 'fullScreen':
        return screen.toggle();
      case 'picture':
        return togglePicture(frame.current);
      case 'loop':
        return playback.stepLoop();
      case 'silence':
        return playback.setSkipsSilence(silences.length > 0 && !playback.get().skipsSilence);
      case 'comment':
        if (screen.full) screen.toggle();
        return onComment?.();
      case 'help':
        return setHelp(true);
    }
  };
  usePlayerKeys(act);

  const controls = (
    <Controls
      recording={recording}
      playback={playback}
      duration={duration}
      compact={compact}
      full={screen.full}
      hasSilence={silences.length > 0}
      act={act}
    >
      {children}
    </Controls>
  );
  return (
    <section
      ref={frame}
      className={classes(styles['player'], compact && styles['compact'])}
      aria-label={t('player.label')}
    >
      <Stage recording={recording} playback={playback} still={still} />
      {!compact && controls}
      {!compact && <InRoom moments={moments} playback={playback} />}
      <div className={styles['line']}>
        <SeekBar playback={playback} duration={duration} wave={wave} sprite={sprite} />
        <MarkerLine moments={shown} duration={duration} playback={playback} />
        {marks.length > 0 && <MarkLine marks={marks} duration={duration} playback={playback} />}
        {!compact && <Ticks duration={duration} />}
      </div>
      {compact && controls}
      {help && (
        <KeysDialog commenting={onComment !== undefined} onClose={() => setHelp(false)} container={frame} />
      )}
    </section>
  );
}

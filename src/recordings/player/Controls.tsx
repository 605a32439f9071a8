import type { ReactNode } from 'react';
import type { Recording } from '../../../contract/recordings';
import { useTexts } from '../../i18n/useTexts';
import { classes } from '../../ui/classes';
import { formatDuration } from '../../ui/format/duration';
import { formatClock, formatFull } from '../../ui/format/when';
import {
  BlockOutlined,
  CaretRightFilled,
  ColumnWidthOutlined,
  FullscreenExitOutlined,
  FullscreenOutlined,
  PauseOutlined,
  QuestionCircleOutlined,
  RetweetOutlined,
  StepBackwardOutlined,
  StepForwardOutlined,
} from '../../ui/icons';
import { recordingTexts } from '../texts';
import type { Command } from './keys';
import { startOf } from './moments';
import { hasPictureInPicture } from './picture-in-picture';
import type { Playback } from './playback';
import styles from './player.module.css';
import { Sound } from './Sound';
import { Speed } from './Speed';
import { usePlaybackState } from './usePlayback';

interface ControlsProps {
  recording: Recording;
  playback: Playback;
  duration: number;
  compact: boolean;
  full: boolean;
  /** Whether it is known where nobody is heard. */
  hasSilence: boolean;
  act: (command: Command) => void;
  children?: ReactNode;
}

export function Controls({
  recording,
  playback,
  duration,
  compact,
  full,
  hasSilence,
  act,
  children,
}: ControlsProps) {
  const t = useTexts(recordingTexts);
  const playing = usePlaybackState(playback, (state) => state.playing);
  const screen = full ? t('player.leaveFullScreen') : t('player.fullScreen');
  return (
    <div className={styles['controls']}>
      <Control
        name={playing ? t('player.pause') : t('player.play')}
        icon={playing ? <PauseOutlined /> : <CaretRightFilled />}
        onPress={() => act({ does: 'toggle' })}
      />
      <Control name={t('player.back')} icon="−10" onPress={() => act({ does: 'move', seconds: -10 })} />
      <Control name={t('player.forward')} icon="+10" onPress={() => act({ does: 'move', seconds: 10 })} />
      {!compact && (
        <>
          <Control
            name={t('player.previousEvent')}
            icon={<StepBackwardOutlined />}
            onPress={() => act({ does: 'event', step: 'previous' })}
          />
          <Control
            name={t('player.nextEvent')}
            icon={<StepForwardOutlined />}
            onPress={() => act({ does: 'event', step: 'next' })}
          />
          <LoopControl playback={playback} onPress={() => act({ does: 'loop' })} />
          {hasSilence && <SilenceControl playback={playback} onPress={() => act({ does: 'silence' })} />}
        </>
      )}
      <Times playback={playback} duration={duration} />
      {!compact && <WallClock playback={playback} startedAt={startOf(recording)} />}
      <span className={styles['gap']} />
      {children}
      <Speed playback={playback} />
      <Sound playback={playback} slider={!compact} />
      {!compact && hasPictureInPicture() && (
        <Control
          name={t('player.picture')}
          icon={<BlockOutlined />}
          optional
          onPress={() => act({ does: 'picture' })}
        />
      )}
      <Control
        name={screen}
        icon={full ? <FullscreenExitOutlined /> : <FullscreenOutlined />}
        onPress={() => act({ does: 'fullScreen' })}
      />
      {!compact && (
        <Control
          name={t('player.keys')}
          icon={<QuestionCircleOutlined />}
          optional
          onPress={() => act({ does: 'help' })}
        />
      )}
    </div>
  );
}

export function Control({
  name,
  icon,
  optional = false,
  onPress,
}: {
  name: string;
  icon: ReactNode;
  /** Only where there is room for it. */
  optional?: boolean;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      className={classes(styles['control'], optional && styles['optional'])}
      aria-label={name}
      title={name}
      onClick={onPress}
    >
      {icon}
    </button>
  );
}

function LoopControl({ playback, onPress }: { playback: Playback; onPress: () => void }) {
  const t = useTexts(recordingTexts);
  const stage = usePlaybackState(playback, ({ loop }) =>
    loop === null ? 'none' : loop.to === null ? 'begun' : 'on',
  );
  const name = t(`player.loop.${stage}`);
  return (
    <button
      type="button"
      className={styles['control']}
      aria-label={name}
      aria-pressed={stage !== 'none'}
      title={name}
      onClick={onPress}
    >
      {stage === 'begun' ? 'A–' : stage === 'on' ? 'A–B' : <RetweetOutlined />}
    </button>
  );
}

function SilenceControl({ playback, onPress }: { playback: Playback; onPress: () => void }) {
  const t = useTexts(recordingTexts);
  const skips = usePlaybackState(playback, (state) => state.skipsSilence);
  return (
    <button
      type="button"
      className={classes(styles['control'], styles['optional'])}
      aria-label={t('player.silence')}
      aria-pressed={skips}
      title={t('player.silence')}
      onClick={onPress}
    >
      <ColumnWidthOutlined />
    </button>
  );
}

function Times({ playback, duration }: { playback: Playback; duration: number }) {
  const seconds = usePlaybackState(playback, ({ time }) => Math.floor(time));
  return (
    <span className={styles['times']}>
      <strong>{formatDuration(seconds * 1000)}</strong>
      <span className={styles['of']}>/</span>
      {formatDuration(duration * 1000)}
    </span>
  );
}

function WallClock({ playback, startedAt }: { playback: Playback; startedAt: number }) {
  const t = useTexts(recordingTexts);
  const at = usePlaybackState(playback, ({ time }) => Math.floor((startedAt + time * 1000) / 1000) * 1000);
  return (
    <span className={styles['clock']} title={formatFull(at)}>
      {t('player.clock', { time: formatClock(at) })}
    </span>
  );
}

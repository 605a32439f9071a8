import { Button } from 'antd';
import { isProblem } from '../../api/problem';
import { useTexts } from '../../i18n/useTexts';
import { Face } from '../../ui/faces/Face';
import { ProblemFace } from '../../ui/faces/faces';
import { recordingTexts } from '../texts';
import type { Failure } from './playback';
import styles from './player.module.css';

interface FailureFaceProps {
  failure: Failure;
  onAgain: () => void;
}

/** Why nothing plays, and what to do about it. */
export function FailureFace({ failure, onAgain }: FailureFaceProps) {
  return (
    <div className={styles['failure']}>
      {failure.of === 'link' && isProblem(failure.problem) ? (
        <ProblemFace problem={failure.problem} onRetry={onAgain} />
      ) : (
        <FileFace why={failure.of === 'file' ? failure.why : 'unreadable'} onAgain={onAgain} />
      )}
    </div>
  );
}

function FileFace({ why, onAgain }: { why: 'unreadable' | 'undecodable'; onAgain: () => void }) {
  const t = useTexts(recordingTexts);
  return (
    <Face
      glyph="cross"
      tone="err"
      alert
      title={t(`failure.${why}`)}
      text={t(`failure.${why}.next`)}
      actions={<Button onClick={onAgain}>{t('player.playAgain')}</Button>}
    />
  );
}

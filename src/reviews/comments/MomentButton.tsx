import { pathTo } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { formatDuration } from '../../ui/format/duration';
import { CopyButton } from '../../ui/values/CopyButton';
import type { Clock } from '../clock';
import { reviewTexts } from '../texts';
import styles from './comments.module.css';

interface MomentButtonProps {
  readonly recordingID: string;
  readonly seconds: number;
  readonly clock: Clock | undefined;
}

/** The moment of a comment: a press leads there, and beside it stands the link that does the same for others. */
export function MomentButton({ recordingID, seconds, clock }: MomentButtonProps) {
  const t = useTexts(reviewTexts);
  const time = formatDuration(seconds * 1000);
  const link = `${window.location.origin}${pathTo('recording', { recordingID })}?t=${Math.floor(seconds)}`;
  return (
    <span className={styles['moment']}>
      {clock ? (
        <button
          type="button"
          className={styles['jump']}
          aria-label={t('comments.jump', { time })}
          onClick={() => clock.jump(seconds)}
        >
          {time}
        </button>
      ) : (
        time
      )}
      <CopyButton text={link} label={t('comments.copyLink', { time })} />
    </span>
  );
}

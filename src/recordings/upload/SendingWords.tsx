import { useExplain } from '../../api/problem-text';
import { useTexts } from '../../i18n/useTexts';
import { formatDuration } from '../../ui/format/duration';
import { formatBytes } from '../../ui/format/bytes';
import { sentences } from '../../ui/format/sentences';
import { paceOf } from './pace';
import type { FileOfPage } from './rows';
import type { Sending } from './sending';
import { uploadTexts } from './texts';

interface SendingWordsProps {
  readonly row: FileOfPage;
  readonly share: number;
  readonly keepDays: number;
  readonly isHere: boolean;
}

/** What goes on with a file, in words. */
export function SendingWords({ row: { upload, sending }, share, keepDays, isHere }: SendingWordsProps) {
  const t = useTexts(uploadTexts);
  const explain = useExplain();
  if (upload?.state === 'received') return null;
  if (isHere || sending?.state === 'sent') return <>{t('looking')}</>;
  if (!sending) return <>{t('half', { percent: share, days: keepDays })}</>;
  switch (sending.state) {
    case 'sending':
      return <Moving sending={sending} share={share} />;
    case 'paused':
      return <>{t('paused', { percent: share })}</>;
    case 'refused': {
      if (!sending.problem) return null;
      const { title, next } = explain(sending.problem);
      return <>{sentences(title, next)}</>;
    }
    case 'waiting':
    case 'retrying':
    case 'noRoom':
    case 'elsewhere':
      return <>{t(sending.state)}</>;
  }
}

function Moving({ sending: { file, sent, marks, callID }, share }: { sending: Sending; share: number }) {
  const t = useTexts(uploadTexts);
  const pace = paceOf(marks, marks.at(-1)?.at ?? 0);
  const told = { percent: share, sent: formatBytes(sent), total: formatBytes(file.size) };
  const speed =
    pace === null
      ? t('sending.measuring')
      : t('sending.speed', {
          speed: formatBytes(pace),
          left: formatDuration(((file.size - sent) / pace) * 1000),
        });
  return (
    <>
      {t('sending', told)} · {speed}
      {callID !== null && ` · ${t('call.saidAlready')}`}
    </>
  );
}

import type { Recording } from '../../../contract/recordings';
import { useTexts } from '../../i18n/useTexts';
import type { Column } from '../../ui/table/columns';
import { RowActions, RowButton } from '../../ui/table/RowActions';
import { useNow } from '../../ui/useNow';
import { None, Pair } from '../../ui/values/Pair';
import { When } from '../../ui/values/When';
import { RecordingLink } from '../list/cells';
import { formatBytes } from '../../ui/format/bytes';
import { keepingTexts, type KeepingTranslate } from './texts';
import { goneForGoodAt } from './until';
import { useRestore } from './useRestore';

export function trashColumns(t: KeepingTranslate, days: number | undefined): readonly Column<Recording>[] {
  return [
    {
      key: 'room',
      title: t('column.recording'),
      always: true,
      render: (recording) => (
        <Pair
          first={<RecordingLink recording={recording} />}
          second={recording.room.customerName || recording.room.customerRef || <None />}
        />
      ),
    },
    {
      key: 'started',
      title: t('column.started'),
      width: 126,
      render: ({ startedAt }) => <When at={startedAt} />,
    },
    { key: 'agent', title: t('column.agent'), width: { zh: 88, en: 104 }, render: ({ agent }) => agent.name },
    {
      key: 'size',
      title: t('column.size'),
      width: 92,
      align: 'right',
      render: ({ bytes }) => (bytes === null ? <None /> : formatBytes(bytes)),
    },
    {
      key: 'why',
      title: t('column.why'),
      render: ({ trash }) =>
        trash === null ? (
          <None />
        ) : (
          <Pair first={trash.by.name} second={<span title={trash.reason}>{trash.reason}</span>} />
        ),
    },
    {
      key: 'deleted',
      title: t('column.when'),
      width: 126,
      render: ({ trash }) => (trash === null ? <None /> : <When at={trash.at} />),
    },
    {
      key: 'until',
      title: t('column.until'),
      width: 126,
      render: (recording) => <Until recording={recording} days={days} />,
    },
    {
      key: 'actions',
      title: t('column.actions'),
      width: { zh: 88, en: 100 },
      always: true,
      render: (recording) => <RestoreCell recording={recording} />,
    },
  ];
}

/** When the files go; what a hold keeps has no such time. */
export function Until({
  recording: { trash, onHold },
  days,
}: {
  recording: Recording;
  days: number | undefined;
}) {
  const t = useTexts(keepingTexts);
  const now = useNow();
  if (onHold) return t('until.held');
  if (trash === null || days === undefined) return <None />;
  const at = goneForGoodAt(trash.at, days);
  return at.getTime() <= now ? t('until.soon') : <When at={at} />;
}

export function RestoreCell({ recording: { recordingID, can } }: { recording: Recording }) {
  const t = useTexts(keepingTexts);
  const { restore, isPending } = useRestore();
  if (!can.includes('restore')) return null;
  return (
    <RowActions>
      <RowButton busy={isPending} onClick={() => void restore([recordingID])}>
        {t('verb.restore')}
      </RowButton>
    </RowActions>
  );
}

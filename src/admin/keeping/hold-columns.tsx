import { useState } from 'react';
import type { Hold } from '../../../contract/holds';
import { useTexts } from '../../i18n/useTexts';
import { formatBytes } from '../../ui/format/bytes';
import type { Column } from '../../ui/table/columns';
import { RowActions, RowButton } from '../../ui/table/RowActions';
import { None, Pair } from '../../ui/values/Pair';
import { When } from '../../ui/values/When';
import { LiftDialog } from './LiftDialog';
import { storingTexts, type StoringTranslate } from './texts';

export function holdColumns(t: StoringTranslate): readonly Column<Hold>[] {
  return [
    {
      key: 'reason',
      title: t('holds.reason'),
      always: true,
      render: ({ reason }) => <span title={reason}>{reason}</span>,
    },
    {
      key: 'placed',
      title: t('holds.placed'),
      width: 150,
      render: ({ placedBy, placedAt }) => <Pair first={placedBy.name} second={<When at={placedAt} />} />,
    },
    {
      key: 'recordings',
      title: t('holds.recordings'),
      width: { zh: 130, en: 160 },
      always: true,
      render: (hold) => <HoldCounts hold={hold} />,
    },
    {
      key: 'size',
      title: t('holds.size'),
      width: 100,
      align: 'right',
      render: ({ bytes }) => formatBytes(bytes),
    },
    {
      key: 'lifted',
      title: t('holds.liftedBy'),
      width: 200,
      render: ({ lifted }) =>
        lifted === null ? (
          <None />
        ) : (
          <Pair first={lifted.by.name} second={<span title={lifted.reason}>{lifted.reason}</span>} />
        ),
    },
    {
      key: 'actions',
      title: t('holds.actions'),
      width: 96,
      always: true,
      render: (hold) => <HoldActions hold={hold} />,
    },
  ];
}

/** How many it keeps, and how many of them should be gone already. */
export function HoldCounts({ hold: { recordings, erasingWaits } }: { hold: Hold }) {
  const t = useTexts(storingTexts);
  return erasingWaits === 0 ? (
    String(recordings)
  ) : (
    <Pair first={String(recordings)} second={t('holds.waits', { count: erasingWaits })} />
  );
}

export function HoldActions({ hold }: { hold: Hold }) {
  const t = useTexts(storingTexts);
  const [lifting, setLifting] = useState(false);
  if (hold.lifted !== null) return null;
  return (
    <RowActions>
      <RowButton onClick={() => setLifting(true)}>{t('holds.lift')}</RowButton>
      {lifting && <LiftDialog hold={hold} onDone={() => setLifting(false)} />}
    </RowActions>
  );
}

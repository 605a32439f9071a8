import type { AuditEntry } from '../../../contract/audit';
import { State } from '../../ui/glyphs/StatusWord';
import type { Column } from '../../ui/table/columns';
import { None, Pair } from '../../ui/values/Pair';
import { RoomNumber } from '../../ui/values/RoomNumber';
import { When } from '../../ui/values/When';
import styles from '../admin.module.css';
import type { AuditTranslate } from './texts';
import { useReasonWords } from './useReasonWords';

export function Result({ entry, t }: { entry: AuditEntry; t: AuditTranslate }) {
  return entry.result === 'refused' ? (
    <State glyph="cross" tone="err">
      {t('audit.refused')}
    </State>
  ) : (
    <State glyph="check" tone="faint">
      {t('audit.ok')}
    </State>
  );
}

/** The thing that was acted on: its name over its kind and id. */
export function ObjectCell({ entry: { object }, t }: { entry: AuditEntry; t: AuditTranslate }) {
  if (!object) return <None />;
  return (
    <Pair
      first={object.name ?? object.id}
      second={`${t(`kind.${object.kind}`)} ${object.name ? object.id : ''}`}
    />
  );
}

function ReasonCell({ entry }: { entry: AuditEntry }) {
  const words = useReasonWords()(entry);
  if (words === null) return <None />;
  return (
    <span className={styles['reason']} title={words}>
      {words}
    </span>
  );
}

/** Each changed field in a line, from what to what; the whole table is in the entry itself. */
function ChangesCell({ entry: { changes }, t }: { entry: AuditEntry; t: AuditTranslate }) {
  if (!changes) return <None />;
  const words = Object.entries(changes).map(
    ([field, [before, after]]) => `${field}: ${before ?? t('audit.empty')} → ${after ?? t('audit.empty')}`,
  );
  return (
    <span className={styles['reason']} title={words.join('\n')}>
      {words.join(', ')}
    </span>
  );
}

export function auditColumns(t: AuditTranslate): readonly Column<AuditEntry>[] {
  return [
    {
      key: 'at',
      title: t('audit.time'),
      width: 156,
      sort: 'at',
      sortFirst: 'desc',
      always: true,
      render: (entry) => <When at={entry.at} seconds />,
    },
    {
      key: 'actor',
      title: t('audit.actor'),
      width: 132,
      render: (entry) =>
        entry.actor ? (
          <Pair first={entry.actor.name} second={entry.byToken ? t('audit.byToken') : entry.actor.userID} />
        ) : (
          t('audit.nobody')
        ),
    },
    {
      key: 'action',
      title: t('audit.action'),
      width: 180,
      always: true,
      render: (entry) => t(`action.${entry.action}`),
    },
    { key: 'object', title: t('audit.object'), render: (entry) => <ObjectCell entry={entry} t={t} /> },
    {
      key: 'room',
      title: t('audit.room'),
      width: 116,
      render: (entry) => (entry.roomID === null ? <None /> : <RoomNumber id={entry.roomID} />),
    },
    {
      key: 'result',
      title: t('audit.result'),
      width: 108,
      render: (entry) => <Result entry={entry} t={t} />,
    },
    {
      key: 'reason',
      title: t('audit.reason'),
      width: 200,
      render: (entry) => <ReasonCell entry={entry} />,
    },
    { key: 'address', title: t('audit.address'), width: 128, render: (entry) => entry.address ?? <None /> },
    {
      key: 'changes',
      title: t('audit.beforeAfter'),
      width: 240,
      optional: true,
      render: (entry) => <ChangesCell entry={entry} t={t} />,
    },
    {
      key: 'request',
      title: t('audit.request'),
      width: 200,
      optional: true,
      render: (entry) => entry.requestID,
    },
  ];
}

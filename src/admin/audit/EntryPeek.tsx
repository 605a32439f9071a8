import { Button } from 'antd';
import { Link } from 'react-router';
import type { AuditEntry } from '../../../contract/audit';
import { pathTo } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { Facts } from '../../ui/page/Card';
import { Peek } from '../../ui/page/Peek';
import { CopyButton } from '../../ui/values/CopyButton';
import { None } from '../../ui/values/Pair';
import { RoomNumber } from '../../ui/values/RoomNumber';
import { When } from '../../ui/values/When';
import styles from '../admin.module.css';
import { auditTexts } from './texts';
import { Result } from './columns';
import { useReasonWords } from './useReasonWords';

interface EntryPeekProps {
  entry: AuditEntry;
  onClose: () => void;
  /** Shows what else was done to the same object. */
  onObject: (id: string) => void;
  onPrevious?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
}

/** One entry whole: what a row has no room for, and what each field was before. */
export function EntryPeek({ entry, onObject, ...moves }: EntryPeekProps) {
  const t = useTexts(auditTexts);
  const { object, changes } = entry;
  const reason = useReasonWords()(entry);
  return (
    <Peek
      title={t(`action.${entry.action}`)}
      sub={<When at={entry.at} seconds />}
      rowKey={entry.auditID}
      {...moves}
    >
      <Facts
        items={[
          {
            label: t('audit.actor'),
            value: entry.actor
              ? `${entry.actor.name} (${entry.byToken ? t('audit.byToken') : entry.actor.userID})`
              : t('audit.nobody'),
          },
          { label: t('audit.result'), value: <Result entry={entry} t={t} /> },
          {
            label: t('audit.object'),
            value: object ? (
              <>
                {t(`kind.${object.kind}`)} {object.name} {object.id} <CopyButton text={object.id} />
                <Button type="link" size="small" onClick={() => onObject(object.id)}>
                  {t('audit.sameObject')}
                </Button>
              </>
            ) : (
              <None />
            ),
          },
          { label: t('audit.room'), value: entry.roomID ? <RoomLink id={entry.roomID} /> : <None /> },
          { label: t('audit.reason'), value: reason ?? <None /> },
          { label: t('audit.address'), value: entry.address ?? <None /> },
          {
            label: t('audit.request'),
            value: (
              <>
                {entry.requestID} <CopyButton text={entry.requestID} />
              </>
            ),
          },
        ]}
      />
      {changes && (
        <table className={styles['changes']} aria-label={t('audit.changes')}>
          <thead>
            <tr>
              <th scope="col">{t('audit.field')}</th>
              <th scope="col">{t('audit.before')}</th>
              <th scope="col">{t('audit.after')}</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(changes).map(([field, [before, after]]) => (
              <tr key={field}>
                <td>{field}</td>
                <td>{before ?? t('audit.empty')}</td>
                <td>{after ?? t('audit.empty')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Peek>
  );
}

function RoomLink({ id }: { id: string }) {
  return (
    <Link to={pathTo('room', { roomID: id })}>
      <RoomNumber id={id} />
    </Link>
  );
}

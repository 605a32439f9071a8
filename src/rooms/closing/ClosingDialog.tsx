import { DownloadOutlined, ReloadOutlined } from '../../ui/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { Link } from 'react-router';
import type { Closing, ClosingRoom } from '../../../contract/closings';
import { useCommand } from '../../api/commands';
import { query } from '../../api/queries';
import { pathTo } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { can, useMe } from '../../session/me';
import { Loading, ProblemFace } from '../../ui/faces/faces';
import { FormFailure } from '../../ui/form/FormFailure';
import { saveFile } from '../../ui/format/csv';
import { formatClock } from '../../ui/format/when';
import { State } from '../../ui/glyphs/StatusWord';
import { ClosePreview } from '../ClosePreview';
import { roomTexts } from '../texts';
import { closingCsv } from './closing-csv';
import styles from './closing.module.css';
import { countsByGroup, groups, isUnderWay, signOfGroup } from './outcome';
import { OutcomeTable } from './OutcomeTable';
import { Segments } from './Segments';

/** Live events say when there is more to see; where one was lost, this finds out. */
const READ_EVERY_MS = 3_000;

/** What becomes of many rooms, as the server works through them, now or whenever somebody comes back. */
export function ClosingDialog({ closingID, onDone }: { closingID: string; onDone: () => void }) {
  const t = useTexts(roomTexts);
  const params = { closingID };
  const closing = useQuery({
    ...query('getClosing', { params }),
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data) ? READ_EVERY_MS : false),
  });
  const rooms = useQuery({
    ...query('listClosingRooms', { params }),
    refetchInterval: closing.data && isUnderWay(closing.data) ? READ_EVERY_MS : false,
  });
  const retry = useCommand('retryClosing', {
    invalidates: ['getClosing', 'listClosingRooms', 'listClosings'],
  });
  const problem = closing.error ?? rooms.error;
  const known = closing.data && rooms.data ? { closing: closing.data, items: rooms.data.items } : undefined;
  const failed = known?.closing.can.includes('retry')
    ? known.closing.counts.failed + known.closing.counts.refused
    : 0;

  return (
    <Modal
      open
      width={1120}
      className={styles['dialog'] ?? ''}
      title={
        known
          ? t(isUnderWay(known.closing) ? 'closing.runs' : 'closing.over', { count: known.closing.rooms })
          : t('closing.title')
      }
      onCancel={onDone}
      footer={
        <div className={styles['foot']}>
          <p>{known && isUnderWay(known.closing) && t('closing.goesOn')}</p>
          {known && (
            <Button
              icon={<DownloadOutlined />}
              onClick={() => saveFile(fileName(known.closing), closingCsv(known.items, t))}
            >
              {t('closing.download')}
            </Button>
          )}
          {failed > 0 && (
            <Button
              icon={<ReloadOutlined />}
              loading={retry.isPending}
              onClick={() => retry.mutate({ params })}
            >
              {t('closing.retry', { count: failed })}
            </Button>
          )}
          <Button onClick={onDone}>{t('verb.done')}</Button>
        </div>
      }
    >
      {retry.error && <FormFailure problem={retry.error} />}
      {known ? (
        <Progress {...known} />
      ) : problem ? (
        <ProblemFace
          problem={problem}
          onRetry={() => void Promise.all([closing.refetch(), rooms.refetch()])}
        />
      ) : (
        <Loading />
      )}
    </Modal>
  );
}

function Progress({ closing, items }: { closing: Closing; items: readonly ClosingRoom[] }) {
  const t = useTexts(roomTexts);
  const counts = countsByGroup(closing);
  return (
    <>
      <Segments items={items} />
      <ul className={styles['groups']} aria-label={t('closing.summary')}>
        {groups
          .filter((group) => counts[group] > 0)
          .map((group) => (
            <li key={group}>
              <State {...signOfGroup[group]}>
                {t(`group.${group}`)} {counts[group]}
              </State>
            </li>
          ))}
      </ul>
      <p className="visuallyHidden" role="status">
        {!isUnderWay(closing) && t('closing.spoken', { closed: counts.closed, failed: counts.failed })}
      </p>
      <div className={styles['columns']}>
        <div className={styles['main']}>
          <OutcomeTable items={items} />
        </div>
        <div className={styles['aside']}>
          <About closing={closing} />
        </div>
      </div>
    </>
  );
}

function About({ closing: { closingID, by, reason, inSeconds, createdAt } }: { closing: Closing }) {
  const t = useTexts(roomTexts);
  const me = useMe();
  const time = formatClock(createdAt);
  return (
    <>
      <dl className={styles['about']}>
        <dt>{t('close.when')}</dt>
        <dd>
          {inSeconds === 0 ? t('closing.atOnce', { time }) : t('closing.after', { seconds: inSeconds, time })}
        </dd>
        <dt>{t('closing.by')}</dt>
        <dd>{by.name}</dd>
      </dl>
      <ClosePreview reason={reason} inSeconds={inSeconds} />
      {can(me, 'audit.read') && <Link to={`${pathTo('audit')}?q=${closingID}`}>{t('closing.audit')}</Link>}
    </>
  );
}

function fileName({ createdAt }: Closing): string {
  return `rooms-closed-${createdAt.slice(0, 16).replace(/[:T]/g, '-')}.csv`;
}

import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import type { Storage } from '../../../contract/storage';
import { useLanguage, useTexts } from '../../i18n/useTexts';
import { formatBytes } from '../../ui/format/bytes';
import { StatusWord } from '../../ui/glyphs/StatusWord';
import { Card } from '../../ui/page/Card';
import { oneOf, urlCodec } from '../../ui/url/codec';
import { useUrlState } from '../../ui/url/useUrlState';
import styles from './storage.module.css';
import { storageTexts } from './texts';

const ways = ['state', 'kind', 'team', 'month'] as const;
const codec = urlCodec({ by: oneOf(ways, 'state') });

interface Row {
  readonly key: string;
  readonly name: ReactNode;
  readonly recordings: number;
  readonly bytes: number;
}

/** What takes the room, added up one way at a time. */
export function Takes({ storage }: { storage: Storage }) {
  const t = useTexts(storageTexts);
  const [{ by }, set] = useUrlState(codec);
  const rows = useRows(storage, by);
  const total = rows.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total === 0) {
    return (
      <Card title={t('takes.title')}>
        <p>{t('takes.none')}</p>
      </Card>
    );
  }
  return (
    <Card
      title={t('takes.title')}
      extra={
        <Segmented
          aria-label={t('takes.by')}
          options={ways.map((value) => ({ value, label: t(`takes.${value}`) }))}
          value={by}
          onChange={(value) => set({ by: value })}
        />
      }
    >
      <table className={styles['table']} aria-label={t('takes.title')}>
        <thead>
          <tr>
            <th scope="col">{t(`takes.${by}`)}</th>
            <th scope="col">{t('takes.recordings')}</th>
            <th scope="col">{t('takes.size')}</th>
            <th scope="col">{t('takes.share')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, recordings, bytes }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td>{recordings}</td>
              <td>{formatBytes(bytes)}</td>
              <td>{Math.round((100 * bytes) / total)}%</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function useRows({ byState, byKind, byTeam, byMonth }: Storage, by: (typeof ways)[number]): readonly Row[] {
  const t = useTexts(storageTexts);
  const { language } = useLanguage();
  const months = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  switch (by) {
    case 'state':
      return byState.map(({ state, ...share }) => ({
        ...{ key: state, name: <StatusWord of="recording" state={state} /> },
        ...share,
      }));
    case 'kind':
      return byKind.map(({ kind, ...share }) => ({ key: kind, name: t(`kind.${kind}`), ...share }));
    case 'team':
      return byTeam.map(({ team, ...share }) => ({
        ...{ key: team?.teamID ?? '', name: team?.name ?? t('takes.noTeam') },
        ...share,
      }));
    case 'month':
      return byMonth.map(({ month, ...share }) => ({
        ...{ key: month, name: months.format(new Date(`${month}-01T00:00:00Z`)) },
        ...share,
      }));
  }
}

import { Link } from 'react-router';
import type { Storage } from '../../../contract/storage';
import { pathTo } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { formatBytes } from '../../ui/format/bytes';
import { StatusWord } from '../../ui/glyphs/StatusWord';
import { Card } from '../../ui/page/Card';
import { When } from '../../ui/values/When';
import styles from './storage.module.css';
import { storageTexts } from './texts';

/** The ten that take the most, each with all of its files. */
export function Biggest({ biggest }: { biggest: Storage['biggest'] }) {
  const t = useTexts(storageTexts);
  if (biggest.length === 0) return null;
  return (
    <Card title={t('biggest.title')}>
      <table className={styles['table']} aria-label={t('biggest.title')}>
        <thead>
          <tr>
            <th scope="col">{t('biggest.room')}</th>
            <th scope="col">{t('takes.size')}</th>
            <th scope="col">{t('takes.kind')}</th>
            <th scope="col">{t('takes.state')}</th>
            <th scope="col">{t('biggest.agent')}</th>
            <th scope="col">{t('biggest.when')}</th>
          </tr>
        </thead>
        <tbody>
          {biggest.map(({ recordingID, roomName, agent, kind, state, startedAt, bytes }) => (
            <tr key={recordingID}>
              <th scope="row">
                <Link to={pathTo('recording', { recordingID })}>{roomName}</Link>
              </th>
              <td>{formatBytes(bytes)}</td>
              <td>{t(`kind.${kind}`)}</td>
              <td>
                <StatusWord of="recording" state={state} />
              </td>
              <td>{agent.name}</td>
              <td>
                <When at={startedAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

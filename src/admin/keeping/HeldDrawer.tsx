import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { Link } from 'react-router';
import { query } from '../../api/queries';
import { pathTo } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { Face } from '../../ui/faces/Face';
import { Loading, ProblemFace } from '../../ui/faces/faces';
import { StatusWord } from '../../ui/glyphs/StatusWord';
import { Dotted } from '../../ui/values/Pair';
import { When } from '../../ui/values/When';
import styles from './storing.module.css';
import { storingTexts } from './texts';

/** The recordings of one hold. */
export function HeldDrawer({ holdID, onClose }: { holdID: string; onClose: () => void }) {
  const t = useTexts(storingTexts);
  const { data, error, refetch } = useQuery(query('listHeldRecordings', { params: { holdID } }));
  return (
    <Drawer open size={480} title={data?.hold.lifted ? t('holds.kept') : t('holds.keeps')} onClose={onClose}>
      {data ? (
        <>
          <p className={styles['lead']}>{data.hold.reason}</p>
          {data.items.length === 0 && <Face glyph="ring" title={t('holds.gone')} />}
          <ul className={styles['held']}>
            {data.items.map(({ recordingID, room, agent, startedAt, state }) => (
              <li key={recordingID}>
                <Link to={pathTo('recording', { recordingID })}>{room.name}</Link>
                <StatusWord of="recording" state={state} />
                <small>
                  <Dotted>{[agent.name, <When key="at" at={startedAt} />]}</Dotted>
                </small>
              </li>
            ))}
          </ul>
        </>
      ) : error ? (
        <ProblemFace problem={error} onRetry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </Drawer>
  );
}

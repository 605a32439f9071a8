import { Button } from 'antd';
import type { Observation } from '../../contract/observing';
import { useTexts } from '../i18n/useTexts';
import { EyeOutlined } from '../ui/icons';
import { Face } from '../ui/faces/Face';
import { Elapsed } from '../ui/values/Duration';
import { observingTexts } from './texts';
import { Tile } from './Tile';
import styles from './watch.module.css';

/** What a person watches: that they do, who knows of it, and the pictures. */
export function Watched({ observation, onStop }: { observation: Observation; onStop: () => void }) {
  const t = useTexts(observingTexts);
  const { announced, startedAt, streams } = observation;
  return (
    <>
      <section className={styles['bar']} aria-label={t('bar.label')}>
        <EyeOutlined />
        <p>{announced ? t('bar.announced') : t('bar.silent')}</p>
        <span className={styles['time']}>
          <Elapsed since={startedAt} />
        </span>
        <Button type="primary" onClick={onStop}>
          {t('bar.stop')}
        </Button>
      </section>
      {streams.length === 0 ? (
        <Face glyph="ring" title={t('watch.nobody')} text={t('watch.nobodyText')} />
      ) : (
        <section className={styles['grid']} aria-label={t('grid.label')}>
          {streams.map((member) => (
            <Tile key={member.userID} member={member} />
          ))}
        </section>
      )}
    </>
  );
}

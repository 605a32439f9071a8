import { useRef, type ReactNode } from 'react';
import type { Observation } from '../../contract/observing';
import { useTexts } from '../i18n/useTexts';
import { FullscreenExitOutlined, FullscreenOutlined } from '../ui/icons';
import { useFullScreen } from '../ui/useFullScreen';
import { Sound } from './Sound';
import { observingTexts } from './texts';
import { useLivePicture, type PictureState } from './useLivePicture';
import styles from './watch.module.css';

type Member = Observation['streams'][number];

/** One member: their picture where they push one, and who they are. */
export function Tile({ member }: { member: Member }) {
  const t = useTexts(observingTexts);
  if (member.url !== null) return <PlayedTile member={member} url={member.url} />;
  return (
    <figure className={styles['tile']} aria-label={member.name}>
      <div className={styles['stage']}>
        <p className={styles['words']}>
          <strong>{t('tile.none')}</strong>
          {t('tile.noneText')}
        </p>
      </div>
      <Caption member={member} />
    </figure>
  );
}

function PlayedTile({ member, url }: { member: Member; url: string }) {
  const t = useTexts(observingTexts);
  const frame = useRef<HTMLElement>(null);
  const { full, toggle } = useFullScreen(frame);
  const { video, state } = useLivePicture(url);
  const label = full ? t('tile.window') : t('tile.full', { name: member.name });
  return (
    <figure ref={frame} className={styles['tile']} aria-label={member.name}>
      <div className={styles['stage']}>
        <video ref={video} className={styles['video']} playsInline />
        {state !== 'playing' && (
          <p className={styles['words']} role="status">
            {t(wordsOf[state])}
          </p>
        )}
      </div>
      <Caption member={member}>
        {state !== 'unsupported' && (
          <>
            <Sound video={video} name={member.name} />
            <button
              type="button"
              className={styles['control']}
              aria-label={label}
              title={label}
              onClick={toggle}
            >
              {full ? <FullscreenExitOutlined /> : <FullscreenOutlined />}
            </button>
          </>
        )}
      </Caption>
    </figure>
  );
}

const wordsOf = {
  waiting: 'tile.waiting',
  lost: 'tile.lost',
  unsupported: 'tile.unsupported',
} as const satisfies Record<Exclude<PictureState, 'playing'>, string>;

function Caption({ member, children }: { member: Member; children?: ReactNode }) {
  const t = useTexts(observingTexts);
  return (
    <figcaption className={styles['caption']}>
      <span className={styles['name']} title={member.name}>
        {member.name}
      </span>
      <span className={styles['role']}>{t(`role.${member.role}`)}</span>
      {children}
    </figcaption>
  );
}

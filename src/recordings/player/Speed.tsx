import { Dropdown } from 'antd';
import { useRef } from 'react';
import { useTexts } from '../../i18n/useTexts';
import { recordingTexts } from '../texts';
import { rates } from './keys';
import type { Playback } from './playback';
import styles from './player.module.css';
import { usePlaybackState } from './usePlayback';

/** How fast it plays, from half to three times. */
export function Speed({ playback }: { playback: Playback }) {
  const t = useTexts(recordingTexts);
  const rate = usePlaybackState(playback, (state) => state.rate);
  const place = useRef<HTMLSpanElement>(null);
  const name = t('player.speed', { rate });
  return (
    <span ref={place} className={styles['speed']}>
      <Dropdown
        trigger={['click']}
        placement="topRight"
        autoFocus
        // In full screen only what is inside the player can be seen.
        getPopupContainer={() => place.current ?? document.body}
        menu={{
          selectable: true,
          selectedKeys: [String(rate)],
          items: rates.map((each) => ({ key: String(each), label: t('player.rate', { rate: each }) })),
          onClick: ({ key }) => playback.setRate(rates.find((each) => String(each) === key) ?? 1),
        }}
      >
        <button
          type="button"
          className={styles['control']}
          aria-label={name}
          title={name}
          aria-haspopup="menu"
        >
          {t('player.rate', { rate })}
        </button>
      </Dropdown>
    </span>
  );
}

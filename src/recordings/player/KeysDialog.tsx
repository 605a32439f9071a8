import { Modal } from 'antd';
import type { RefObject } from 'react';
import { useTexts } from '../../i18n/useTexts';
import { recordingTexts, type RecordingTranslate } from '../texts';
import styles from './player.module.css';

interface KeysDialogProps {
  /** Somebody may comment here. */
  commenting: boolean;
  onClose: () => void;
  /** The player: in full screen nothing outside it can be seen. */
  container: RefObject<HTMLElement | null>;
}

export function KeysDialog({ commenting, onClose, container }: KeysDialogProps) {
  const t = useTexts(recordingTexts);
  return (
    <Modal
      open
      title={t('keys.title')}
      footer={null}
      width={440}
      onCancel={onClose}
      getContainer={() => (document.fullscreenElement && container.current) ?? document.body}
    >
      <p className={styles['keysText']}>{t('keys.text')}</p>
      <dl className={styles['keys']}>
        {keyRows(t, commenting).map(([keys, words]) => (
          <div key={words}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}

function keyRows(
  t: RecordingTranslate,
  commenting: boolean,
): readonly (readonly [readonly string[], string])[] {
  return [
    [[t('keys.space'), 'K'], t('keys.toggle')],
    [['J', 'L'], t('keys.ten')],
    [['←', '→'], t('keys.five')],
    [['[', ']'], t('keys.event')],
    [[',', '.'], t('keys.frame')],
    [['1', '2', '3', '4'], t('keys.rate')],
    [['R'], t('keys.loop')],
    [['S'], t('keys.silence')],
    [['M'], t('keys.mute')],
    [['F'], t('keys.fullScreen')],
    [['P'], t('keys.picture')],
    ...(commenting ? ([[['C'], t('keys.comment')]] as const) : []),
    [['?'], t('keys.help')],
  ];
}

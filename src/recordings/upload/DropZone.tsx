import { Button } from 'antd';
import { useRef, useState, type DragEvent } from 'react';
import { useTexts } from '../../i18n/useTexts';
import { classes } from '../../ui/classes';
import { formatBytes } from '../../ui/format/bytes';
import { uploadTexts } from './texts';
import styles from './upload.module.css';

interface DropZoneProps {
  readonly maxBytes: number | undefined;
  readonly onFiles: (files: readonly File[]) => void;
}

export function DropZone({ maxBytes, onFiles }: DropZoneProps) {
  const t = useTexts(uploadTexts);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <div
      className={classes(styles['drop'], over && styles['over'])}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <p className={styles['dropTitle']}>{t('drop')}</p>
      <p className={styles['dropText']}>
        {t('drop.text', { max: maxBytes === undefined ? '…' : formatBytes(maxBytes) })}
      </p>
      <Button type="primary" onClick={() => input.current?.click()}>
        {t('choose')}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('choose')}
        accept="video/*,audio/*,.mkv,.flv,.ts,.avi,.wmv"
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          target.value = ''; // the same file may be chosen again
        }}
      />
    </div>
  );
}

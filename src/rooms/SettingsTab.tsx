import { pushesScreen, type Room } from '../../contract/rooms';
import { useTexts } from '../i18n/useTexts';
import { Button } from 'antd';
import { Facts } from '../ui/page/Card';
import { CopyButton } from '../ui/values/CopyButton';
import { None } from '../ui/values/Pair';
import { useRoomActions } from './room-actions';
import styles from './room.module.css';
import { roomTexts } from './texts';

/** What a new call in this room starts with. */
export function SettingsTab({ room }: { room: Room }) {
  const t = useTexts(roomTexts);
  const { edit } = useRoomActions();
  const { mixRecord, screenRecord, cloudRecordUrl, recordPath } = room.recording;
  return (
    <div className={styles['settings']}>
      <p className={styles['lead']}>{t('settings.text')}</p>
      <Facts
        items={[
          { label: t('room.type'), value: t(`type.${room.type}`) },
          {
            label: t('form.template'),
            value: t('template.seats', { template: room.template, seats: room.seats }),
          },
          { label: 'mixRecord', value: mixRecord ? t('settings.mixOn') : t('settings.mixOff') },
          { label: 'screenRecord', value: t(`modes.screen${screenRecord}`) },
          {
            label: 'cloudRecordUrl',
            value:
              cloudRecordUrl === '' && pushesScreen(screenRecord) ? (
                t('modes.cloudRecordUrlHere')
              ) : (
                <Address text={cloudRecordUrl} label="cloudRecordUrl" />
              ),
          },
          { label: 'recordPath', value: <Address text={recordPath} label="recordPath" /> },
        ]}
      />
      {room.can.includes('edit') && <Button onClick={() => edit(room)}>{t('verb.edit')}</Button>}
    </div>
  );
}

function Address({ text, label }: { text: string; label: string }) {
  if (text === '') return <None />;
  return (
    <span className={styles['address']}>
      <code>{text}</code>
      <CopyButton text={text} label={label} />
    </span>
  );
}

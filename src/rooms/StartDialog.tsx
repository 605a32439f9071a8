import { Modal } from 'antd';
import type { Room } from '../../contract/rooms';
import { useTexts } from '../i18n/useTexts';
import { AppForm } from '../ui/form/AppForm';
import styles from './form.module.css';
import { RecordingFields } from './RecordingFields';
import { useRoomActions } from './room-actions';
import { tidyRecording } from './room-draft';
import { TemplateField } from './RoomFields';
import { roomTexts } from './texts';
import { defaultChoice, type StartChoice } from './useStartCall';

/** Template and recording of one call, before it starts. */
export function StartDialog({ room, onDone }: { room: Room; onDone: () => void }) {
  const t = useTexts(roomTexts);
  const { tryStart } = useRoomActions();
  return (
    <Modal open width={560} title={t('start.title', { room: room.name })} onCancel={onDone} footer={null}>
      <p className={styles['lead']}>{t('start.fromRoom')}</p>
      <AppForm<StartChoice>
        initialValues={defaultChoice(room)}
        submitText={t('start.verb')}
        onCancel={onDone}
        onSubmit={async ({ template, recording }) => {
          await tryStart(room, { template, recording: tidyRecording(recording) });
          onDone();
        }}
      >
        <TemplateField type={room.type} />
        <h2 className={styles['part']}>{t('start.recording')}</h2>
        <RecordingFields />
      </AppForm>
    </Modal>
  );
}

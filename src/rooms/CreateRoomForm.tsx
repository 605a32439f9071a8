import { App } from 'antd';
import { useCommand } from '../api/commands';
import { useTexts } from '../i18n/useTexts';
import { AppForm } from '../ui/form/AppForm';
import { digitGroups } from '../ui/format/digits';
import { newRoomValues, tidyValues, type RoomValues } from './room-draft';
import { RoomFields } from './RoomFields';
import { roomTexts } from './texts';

export interface RoomFormProps {
  onSaved: () => void;
  onCancel: () => void;
  onDirty: (dirty: boolean) => void;
}

export function CreateRoomForm({ onSaved, onCancel, onDirty }: RoomFormProps) {
  const t = useTexts(roomTexts);
  const { message } = App.useApp();
  const create = useCommand('createRoom', { invalidates: ['listRooms'] });

  const save = async (values: RoomValues) => {
    const room = await create.mutateAsync({ body: tidyValues(values) });
    onDirty(false);
    void message.success(t('form.created', { room: digitGroups(room.roomID).join(' ') }));
    onSaved();
  };

  return (
    <AppForm<RoomValues>
      initialValues={newRoomValues}
      submitText={t('form.create')}
      onSubmit={save}
      onCancel={onCancel}
      onDirty={onDirty}
    >
      <RoomFields />
    </AppForm>
  );
}

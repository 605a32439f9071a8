import type { Room } from '../../contract/rooms';
import { useTexts } from '../i18n/useTexts';
import { FormDrawer } from '../session/FormDrawer';
import { CreateRoomForm } from './CreateRoomForm';
import { EditRoomForm } from './EditRoomForm';
import { roomTexts } from './texts';

/** The form of a room beside the page that it was opened from. */
export function RoomDrawer({ room, onDone }: { room?: Room; onDone: () => void }) {
  const t = useTexts(roomTexts);
  return (
    <FormDrawer size={560} title={room ? t('form.edit') : t('form.new')} onDone={onDone}>
      {(form) =>
        room ? (
          <EditRoomForm room={room} onSaved={onDone} {...form} />
        ) : (
          <CreateRoomForm onSaved={onDone} {...form} />
        )
      }
    </FormDrawer>
  );
}

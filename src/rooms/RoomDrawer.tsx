import { Drawer } from 'antd';
import { useState } from 'react';
import type { Room } from '../../contract/rooms';
import { useTexts } from '../i18n/useTexts';
import { useUnsavedGuard } from '../session/useUnsavedGuard';
import { useConfirm } from '../ui/useConfirm';
import { CreateRoomForm } from './CreateRoomForm';
import { EditRoomForm } from './EditRoomForm';
import { roomTexts } from './texts';

/** The form of a room beside the page that it was opened from. What was typed is not thrown away unasked. */
export function RoomDrawer({ room, onDone }: { room?: Room; onDone: () => void }) {
  const t = useTexts(roomTexts);
  const confirm = useConfirm();
  const [dirty, setDirty] = useState(false);
  useUnsavedGuard(dirty);

  const leave = async () => {
    const sure =
      !dirty ||
      (await confirm({
        title: t('form.discard'),
        text: t('form.discardText'),
        verb: t('form.discardVerb'),
        danger: true,
      }));
    if (sure) onDone();
  };
  const form = { onDirty: setDirty, onCancel: () => void leave(), onSaved: onDone };

  return (
    <Drawer
      open
      size={560}
      title={room ? t('form.edit') : t('form.new')}
      onClose={() => void leave()}
      mask={{ closable: !dirty }}
    >
      {room ? <EditRoomForm room={room} {...form} /> : <CreateRoomForm {...form} />}
    </Drawer>
  );
}

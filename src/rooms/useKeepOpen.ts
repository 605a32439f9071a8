import { App } from 'antd';
import type { Room } from '../../contract/rooms';
import { useCommand } from '../api/commands';
import { useTexts } from '../i18n/useTexts';
import { roomTexts } from './texts';
import { useTellProblem } from '../ui/useTellProblem';

/** Keeps a room whose countdown runs. */
export function useKeepOpen(room: Room, onKept?: () => void) {
  const t = useTexts(roomTexts);
  const { message } = App.useApp();
  const tell = useTellProblem();
  const cancel = useCommand('cancelClosing', { invalidates: ['listRooms', 'getRoom', 'listRoomEvents'] });

  const keepOpen = async () => {
    try {
      await cancel.mutateAsync({ params: { roomID: room.roomID } });
      void message.success(t('closing.kept', { room: room.name }));
      onKept?.();
    } catch (problem) {
      tell(problem);
    }
  };
  return { keepOpen, busy: cancel.isPending };
}

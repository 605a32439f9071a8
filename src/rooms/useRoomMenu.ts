import { App } from 'antd';
import { useNavigate } from 'react-router';
import type { Room } from '../../contract/rooms';
import { useReachability } from '../api/reachability';
import { pathTo } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import { useRoomActions } from './room-actions';
import type { MoreAction } from './row-actions';
import { useMayWatch } from '../session/useObserving';
import { roomTexts } from './texts';

export interface RoomMenuItem {
  readonly key: string;
  readonly label: string;
  readonly danger: boolean;
  readonly disabledBecause: string | undefined;
  readonly onSelect: () => void;
}

/** Words and deeds of a room's menu, the same in rows, cards and on the room's page. */
export function useRoomMenu(room: Room, items: readonly MoreAction[]): readonly RoomMenuItem[] {
  const t = useTexts(roomTexts);
  const actions = useRoomActions();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { up } = useReachability();
  const mayWatch = useMayWatch();

  const copyNumber = async () => {
    try {
      await navigator.clipboard.writeText(room.roomID);
      void message.success(t('verb.numberCopied', { number: room.roomID }));
    } catch {
      // Without a secure origin there is no clipboard: the number is at least shown, to be copied by hand.
      void message.info(room.roomID);
    }
  };
  const all: Readonly<Record<MoreAction, { label: string; onSelect: () => void }>> = {
    open: {
      label: t('verb.open'),
      onSelect: () => void navigate(pathTo('room', { roomID: room.roomID })),
    },
    watch: {
      label: t('verb.watch'),
      onSelect: () => void navigate(pathTo('watch', { roomID: room.roomID })),
    },
    start: { label: t('verb.start'), onSelect: () => actions.start(room) },
    chooseStart: { label: t('verb.startChoose'), onSelect: () => actions.chooseStart(room) },
    issue: { label: t('verb.issue'), onSelect: () => actions.issue(room) },
    edit: { label: t('verb.edit'), onSelect: () => actions.edit(room) },
    copyNumber: { label: t('verb.copyNumber'), onSelect: () => void copyNumber() },
    close: { label: t('verb.close'), onSelect: () => actions.close(room) },
  };
  const needsNobody: readonly MoreAction[] = ['open', 'watch', 'copyNumber'];
  return items
    .filter((key) => key !== 'watch' || mayWatch(room))
    .map((key) => ({
      key,
      danger: key === 'close',
      disabledBecause: up || needsNobody.includes(key) ? undefined : t('verb.unreachable'),
      ...all[key],
    }));
}

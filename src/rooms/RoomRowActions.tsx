import { DesktopOutlined, DownOutlined, ExpandOutlined } from '../ui/icons';
import type { Room } from '../../contract/rooms';
import { useReachability } from '../api/reachability';
import { pathTo } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import { useCallControl } from '../session/call-control';
import { useMe } from '../session/me';
import { RowActions, RowButton, RowMenu } from '../ui/table/RowActions';
import { useRoomActions } from './room-actions';
import { mainActionOf, moreActionsOf, type MainAction } from './row-actions';
import { waysToStart } from './start-ways';
import { roomTexts } from './texts';
import { useKeepOpen } from './useKeepOpen';
import { useRoomMenu } from './useRoomMenu';

interface RoomRowActionsProps {
  room: Room;
  /** Starting here is the one filled button of the view. */
  urgent?: boolean;
}

/** One verb and a menu, in a cell. */
export function RoomRowActions(props: RoomRowActionsProps) {
  return (
    <RowActions>
      <RoomCardActions {...props} />
    </RowActions>
  );
}

interface RoomCardActionsProps extends RoomRowActionsProps {
  /** Where the way to the room's page stands elsewhere. */
  withoutView?: boolean;
}

/** The same for a card, which lays them out itself. */
export function RoomCardActions({ room, urgent = false, withoutView = false }: RoomCardActionsProps) {
  const t = useTexts(roomTexts);
  const main = useMainAction(room);
  const menu = useRoomMenu(room, moreActionsOf(room, main));
  return (
    <>
      {!(withoutView && main === 'view') && <MainButton room={room} main={main} urgent={urgent} />}
      <RowMenu label={t('verb.more', { room: room.name })} items={menu} />
    </>
  );
}

function useMainAction(room: Room): MainAction {
  const me = useMe();
  const { running, unwrapped } = useCallControl();
  return mainActionOf(room, {
    userID: me.userID,
    runningRoomID: running?.room?.roomID,
    unwrappedRoomIDs: unwrapped.flatMap(({ room: place }) => place?.roomID ?? []),
  });
}

function MainButton({ room, main, urgent }: { room: Room; main: MainAction; urgent: boolean }) {
  const t = useTexts(roomTexts);
  const { showPanel, unwrapped, wrapUp } = useCallControl();
  switch (main) {
    case 'show':
      return (
        <RowButton icon={<ExpandOutlined />} onClick={showPanel}>
          {t('verb.show')}
        </RowButton>
      );
    case 'start':
      return <StartInRow room={room} urgent={urgent} />;
    case 'keepOpen':
      return <KeepOpenInRow room={room} />;
    case 'wrapUp': {
      const call = unwrapped.find((each) => each.room?.roomID === room.roomID);
      return <RowButton onClick={() => call && wrapUp(call.callID)}>{t('verb.wrapUp')}</RowButton>;
    }
    case 'view':
      return (
        <RowButton kind="text" to={pathTo('room', { roomID: room.roomID })}>
          {t('verb.view')}
        </RowButton>
      );
  }
}

/** Starts at once with the room's settings; the arrow beside it offers other ways. */
function StartInRow({ room, urgent }: { room: Room; urgent: boolean }) {
  const t = useTexts(roomTexts);
  const actions = useRoomActions();
  const { up } = useReachability();
  return (
    <>
      <RowButton
        kind={urgent ? 'filled' : 'outlined'}
        icon={<DesktopOutlined />}
        // One start at a time: a second press would only meet the first.
        busy={actions.startingID !== undefined}
        disabledBecause={up ? undefined : t('verb.unreachable')}
        onClick={() => actions.start(room)}
      >
        {t('verb.start')}
      </RowButton>
      <RowMenu label={t('verb.startHow')} items={waysToStart(room, actions, t)}>
        <DownOutlined />
      </RowMenu>
    </>
  );
}

function KeepOpenInRow({ room }: { room: Room }) {
  const t = useTexts(roomTexts);
  const { keepOpen, busy } = useKeepOpen(room);
  return (
    <RowButton kind="text" busy={busy} onClick={() => void keepOpen()}>
      {t('verb.cancelClosing')}
    </RowButton>
  );
}

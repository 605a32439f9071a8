import { RoomActionsProvider } from '../rooms/RoomActionsProvider';
import { useRoomActions } from '../rooms/room-actions';
import { useMe } from '../session/me';
import { WallboardPage } from '../wallboard/WallboardPage';
import { homeOf } from './home';

/** The wallboard, put together here because rooms are closed from it. */
export function Component() {
  return (
    <RoomActionsProvider>
      <Wallboard />
    </RoomActionsProvider>
  );
}

function Wallboard() {
  const { close } = useRoomActions();
  return <WallboardPage home={homeOf(useMe())} onClose={close} />;
}

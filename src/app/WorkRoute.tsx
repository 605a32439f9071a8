import { StreamCallButton } from '../calls/streams/StreamCallButton';
import { QuickRoom } from '../rooms/QuickRoom';
import { ReadyRooms } from '../rooms/ReadyRooms';
import { RoomActionsProvider } from '../rooms/RoomActionsProvider';
import { TeamRooms } from '../rooms/TeamRooms';
import { WorkPage } from '../work/WorkPage';

/** The agent's home, put together here because it is made of two features. */
export function Component() {
  return (
    <RoomActionsProvider>
      <WorkPage
        actions={<StreamCallButton />}
        quick={<QuickRoom />}
        ready={<ReadyRooms />}
        team={<TeamRooms />}
      />
    </RoomActionsProvider>
  );
}

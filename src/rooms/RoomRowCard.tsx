import { Link } from 'react-router';
import { pathTo } from '../config/paths';
import { RowCard } from '../ui/table/CardList';
import { Dotted } from '../ui/values/Pair';
import { When } from '../ui/values/When';
import { GoneWords, NumberAndOrigin, RunningCell, StateCell } from './cells';
import type { ListedRoom } from './listed-rooms';
import { RoomCardActions } from './RoomRowActions';
import styles from './rooms.module.css';

/** A room on a phone: state and time, name, customer and number, the one action. */
export function RoomRowCard({ room, gone, urgent }: ListedRoom) {
  const counts = room.liveSince !== null || room.state === 'closing';
  const link = <Link to={pathTo('room', { roomID: room.roomID })}>{room.name}</Link>;
  return (
    <RowCard
      state={<StateCell room={room} gone={gone} urgent={urgent} />}
      time={counts ? <RunningCell room={room} /> : <When at={room.createdAt} />}
      name={gone ? <s className={styles['gone']}>{link}</s> : link}
      sub={
        gone ? (
          <GoneWords gone={gone} />
        ) : (
          <Dotted>
            {[room.customerName || room.customerRef, <NumberAndOrigin key="number" room={room} />]}
          </Dotted>
        )
      }
      {...(!gone && { actions: <RoomCardActions room={room} urgent={urgent} /> })}
    />
  );
}

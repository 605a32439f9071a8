import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Room } from '../../contract/rooms';
import { isProblem } from '../api/problem';
import { query } from '../api/queries';
import { pathTo } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import { Face } from '../ui/faces/Face';
import { Loading, ProblemFace } from '../ui/faces/faces';
import { State, StatusWord } from '../ui/glyphs/StatusWord';
import { Facts } from '../ui/page/Card';
import { Peek } from '../ui/page/Peek';
import { Elapsed } from '../ui/values/Duration';
import { Dotted, None } from '../ui/values/Pair';
import { Person } from '../ui/values/Person';
import { When } from '../ui/values/When';
import { CustomerCell, NumberAndOrigin, RecordingCell, RunningCell } from './cells';
import { EventsTab } from './EventsTab';
import { RoomCardActions } from './RoomRowActions';
import { RoomNotice } from './RoomNotice';
import { shownState } from './room-waiting';
import styles from './room-peek.module.css';
import { roomTexts } from './texts';

interface RoomPeekProps {
  roomID: string;
  /** As the list has it, until it is read anew. */
  row: Room | undefined;
  onClose: () => void;
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
}

/** A room beside the list: who is in it, what happened, and the one thing to do. */
export function RoomPeek({ roomID, row, ...moves }: RoomPeekProps) {
  const t = useTexts(roomTexts);
  const { data, error, refetch } = useQuery(query('getRoom', { params: { roomID } }));
  const room = data ?? row;
  return (
    <Peek
      title={room?.name ?? t('room.unknown', { number: roomID })}
      {...(room && { sub: <NumberAndOrigin room={room} /> })}
      rowKey={roomID}
      foot={
        room && (
          <div className={styles['foot']}>
            <RoomCardActions room={room} withoutView />
            <Link className={styles['open']} to={pathTo('room', { roomID })}>
              {t('peek.open')}
            </Link>
          </div>
        )
      }
      {...moves}
    >
      {isProblem(error, 'room.notFound', 'request.invalid') ? (
        <Face glyph="box" title={t('room.unknown', { number: roomID })} text={t('room.unknownText')} />
      ) : room ? (
        <Body room={room} />
      ) : error ? (
        <ProblemFace problem={error} onRetry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </Peek>
  );
}

function Body({ room }: { room: Room }) {
  const t = useTexts(roomTexts);
  return (
    <div className={styles['body']}>
      <RoomNotice room={room} />
      <p className={styles['state']}>
        <StatusWord of="room" state={shownState(room)} tint />
        <RunningCell room={room} />
      </p>
      <Facts
        items={[
          { label: t('room.customer'), value: <CustomerCell room={room} /> },
          {
            label: t('room.owner'),
            value: <Dotted>{[room.owner.name, room.team?.name]}</Dotted>,
          },
          { label: t('room.recording'), value: <RecordingCell room={room} /> },
          { label: t('room.created'), value: <When at={room.createdAt} /> },
        ]}
      />
      <section aria-labelledby={`members-${room.roomID}`}>
        <h3 id={`members-${room.roomID}`} className={styles['head']}>
          {t('tab.members')} {room.members.length}/{room.seats}
        </h3>
        <Members room={room} />
      </section>
      <section aria-labelledby={`events-${room.roomID}`}>
        <h3 id={`events-${room.roomID}`} className={styles['head']}>
          {t('tab.events')}
        </h3>
        <EventsTab roomID={room.roomID} limit={20} />
      </section>
    </div>
  );
}

function Members({ room }: { room: Room }) {
  const t = useTexts(roomTexts);
  if (room.members.length === 0) return <None />;
  return (
    <ul className={styles['members']}>
      {room.members.map((member) => (
        <li key={member.userID}>
          <Person name={member.name} avatar />
          <span className={styles['quiet']}>{t(`role.${member.role}`)}</span>
          <span className={styles['time']}>
            <Elapsed since={member.enteredAt} />
          </span>
        </li>
      ))}
      {room.attention === 'noHeartbeat' && room.waitingSince !== null && (
        <li>
          <State glyph="dashed" tone="wait">
            {t('peek.silent')} <Elapsed since={room.waitingSince} />
          </State>
        </li>
      )}
    </ul>
  );
}

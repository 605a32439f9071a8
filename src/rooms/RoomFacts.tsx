import type { ReactNode } from 'react';
import type { Room } from '../../contract/rooms';
import { useTexts } from '../i18n/useTexts';
import { useMe } from '../session/me';
import { CopyButton } from '../ui/values/CopyButton';
import { Elapsed } from '../ui/values/Duration';
import { None } from '../ui/values/Pair';
import { Person } from '../ui/values/Person';
import { RoomNumber } from '../ui/values/RoomNumber';
import { When } from '../ui/values/When';
import { MembersCell, RecordingCell } from './cells';
import styles from './room.module.css';
import { roomTexts } from './texts';

/** What the room is, in one strip; ids can be copied. */
export function RoomFacts({ room }: { room: Room }) {
  const t = useTexts(roomTexts);
  const me = useMe();
  return (
    <dl className={styles['facts']}>
      <Fact label={t('room.number')}>
        <RoomNumber id={room.roomID} />
        <CopyButton text={room.roomID} label={t('verb.copyNumber')} />
      </Fact>
      <Fact label={t('room.customer')}>{room.customerName || <None />}</Fact>
      <Fact label={t('room.customerRef')}>
        {room.customerRef === '' ? (
          <None />
        ) : (
          <>
            {room.customerRef}
            <CopyButton text={room.customerRef} label={t('verb.copyRef')} />
          </>
        )}
      </Fact>
      <Fact label={t('room.owner')}>
        <Person name={room.owner.name} me={room.owner.userID === me.userID} />
      </Fact>
      <Fact label={t('room.team')}>{room.team?.name ?? t('room.noTeam')}</Fact>
      {room.origin !== 'console' && <Fact label={t('room.origin')}>{t('origin.old')}</Fact>}
      <Fact label={t('room.type')}>
        {t(`type.short.${room.type}`)}, {room.template}
      </Fact>
      <Fact label={t('room.seats')}>
        <MembersCell room={room} />
      </Fact>
      <Fact label={t('room.recording')}>
        <RecordingCell room={room} />
      </Fact>
      <Fact label={t('room.running')}>
        {room.liveSince === null ? <None /> : <Elapsed since={room.liveSince} />}
      </Fact>
      <Fact label={t('room.created')}>
        <When at={room.createdAt} />
      </Fact>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

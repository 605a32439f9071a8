import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import type { Room } from '../../contract/rooms';
import type { Session } from '../../contract/sessions';
import { query } from '../api/queries';
import { useTexts } from '../i18n/useTexts';
import { useMe } from '../session/me';
import { Empty } from '../ui/faces/faces';
import type { GlyphName, Tone } from '../ui/glyphs/Glyph';
import { State } from '../ui/glyphs/StatusWord';
import { RowCard } from '../ui/table/CardList';
import type { Column } from '../ui/table/columns';
import { DataTable } from '../ui/table/DataTable';
import { useTableView } from '../ui/table/useTableView';
import { useNow } from '../ui/useNow';
import { Duration } from '../ui/values/Duration';
import { Person } from '../ui/values/Person';
import { When } from '../ui/values/When';
import { RevokeButton } from './RevokeButton';
import { useRoomActions } from './room-actions';
import { SessionSecret } from './SessionSecret';
import { roomTexts, type RoomTranslate } from './texts';

/** Who was given the right to enter this room, by whom, and until when. */
export function SessionsTab({ room }: { room: Room }) {
  const t = useTexts(roomTexts);
  const me = useMe();
  const { issue } = useRoomActions();
  const sessions = useQuery(query('listSessions', { params: { roomID: room.roomID } }));
  const view = useTableView(
    'room.sessions',
    useMemo(() => sessionColumns(t, me.userID), [t, me.userID]),
  );
  return (
    <DataTable<Session>
      label={t('tab.sessions')}
      view={view}
      rowKey={keyOf}
      rows={sessions.data?.items}
      refreshing={sessions.isFetching}
      problem={sessions.error}
      updatedAt={sessions.dataUpdatedAt}
      onRetry={() => void sessions.refetch()}
      empty={
        <Empty
          title={t('sessions.none')}
          text={t('sessions.noneText')}
          action={
            room.can.includes('issueSession') && (
              <Button onClick={() => issue(room)}>{t('verb.issue')}</Button>
            )
          }
        />
      }
      rowTone={({ state }) => (state === 'valid' ? undefined : 'past')}
      card={(session) => (
        <RowCard
          state={<SessionState session={session} />}
          time={<Expiry session={session} />}
          name={session.user.name}
          sub={<SessionSecret session={session} />}
          {...(session.can.includes('revoke') && { actions: <RevokeButton session={session} /> })}
        />
      )}
    />
  );
}

function sessionColumns(t: RoomTranslate, myID: string): readonly Column<Session>[] {
  return [
    {
      key: 'state',
      title: t('sessions.state'),
      width: 120,
      render: (session) => <SessionState session={session} />,
    },
    {
      key: 'user',
      title: t('sessions.user'),
      width: 150,
      render: ({ user }) => <Person name={user.name} me={user.userID === myID} />,
    },
    { key: 'sig', title: t('sessions.sig'), render: (session) => <SessionSecret session={session} /> },
    {
      key: 'expires',
      title: t('sessions.expires'),
      width: 144,
      align: 'right',
      render: (session) => <Expiry session={session} />,
    },
    {
      key: 'issued',
      title: t('sessions.issued'),
      width: 130,
      align: 'right',
      render: ({ issuedAt }) => <When at={issuedAt} />,
    },
    {
      key: 'issuedBy',
      title: t('sessions.issuedBy'),
      width: 130,
      render: ({ issuedBy }) => <Person name={issuedBy.name} me={issuedBy.userID === myID} />,
    },
    {
      key: 'actions',
      title: t('sessions.actions'),
      width: 110,
      render: (session) => session.can.includes('revoke') && <RevokeButton session={session} />,
    },
  ];
}

function keyOf({ sessionID }: Session): string {
  return sessionID;
}

const signs: Readonly<Record<Session['state'], { glyph: GlyphName; tone: Tone }>> = {
  valid: { glyph: 'check', tone: 'live' },
  expired: { glyph: 'ring', tone: 'faint' },
  revoked: { glyph: 'square', tone: 'faint' },
  superseded: { glyph: 'square', tone: 'faint' },
};

function SessionState({ session: { state } }: { session: Session }) {
  const t = useTexts(roomTexts);
  return <State {...signs[state]}>{t(`session.${state}`)}</State>;
}

/** The time that is left while it counts, the instant once it does not. */
function Expiry({ session: { state, expiresAt } }: { session: Session }) {
  const left = new Date(expiresAt).getTime() - useNow();
  return state === 'valid' && left > 0 ? <Duration ms={left} /> : <When at={expiresAt} />;
}

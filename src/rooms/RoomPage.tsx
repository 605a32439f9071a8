import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { isProblem } from '../api/problem';
import { query } from '../api/queries';
import { pathTo } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import { Loading, ProblemFace } from '../ui/faces/faces';
import { Card } from '../ui/page/Card';
import { PageTitle } from '../ui/page/PageTitle';
import { Observers } from './Observers';
import { RoomActionsProvider } from './RoomActionsProvider';
import { RoomFacts } from './RoomFacts';
import { RoomHead } from './RoomHead';
import { RoomNotice } from './RoomNotice';
import { RoomTabs } from './RoomTabs';
import { roomTexts } from './texts';
import { UnknownRoom } from './UnknownRoom';

/** The page of one room. */
export function Component() {
  const { roomID = '' } = useParams();
  return (
    // Another room is another page: nothing that was open or revealed here follows there.
    <RoomActionsProvider key={roomID}>
      <RoomPage roomID={roomID} />
    </RoomActionsProvider>
  );
}

function RoomPage({ roomID }: { roomID: string }) {
  const t = useTexts(roomTexts);
  const { data: room, error, refetch } = useQuery(query('getRoom', { params: { roomID } }));
  if (isProblem(error, 'room.notFound', 'request.invalid')) return <UnknownRoom roomID={roomID} />;
  if (room === undefined) {
    return (
      <>
        <PageTitle
          title={roomID}
          crumbs={[{ label: t('list.title'), to: pathTo('rooms') }, { label: roomID }]}
        />
        <Card>
          {error ? (
            <ProblemFace problem={error} title={t('room.failed')} onRetry={() => void refetch()} />
          ) : (
            <Loading />
          )}
        </Card>
      </>
    );
  }
  return (
    <>
      <RoomHead room={room} />
      <RoomNotice room={room} />
      <Observers room={room} />
      <RoomFacts room={room} />
      <RoomTabs room={room} />
    </>
  );
}

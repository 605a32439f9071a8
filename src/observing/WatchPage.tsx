import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import type { ObservingSettings } from '../../contract/observing';
import type { Room } from '../../contract/rooms';
import { isProblem } from '../api/problem';
import { query } from '../api/queries';
import { pathTo } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import { Face } from '../ui/faces/Face';
import { Loading, ProblemFace } from '../ui/faces/faces';
import { Card } from '../ui/page/Card';
import { PageTitle } from '../ui/page/PageTitle';
import { RoomNumber } from '../ui/values/RoomNumber';
import { StartForm } from './StartForm';
import { observingTexts } from './texts';
import { useWatching } from './useWatching';
import { Watched } from './Watched';

/** A room, watched from outside. */
export function Component() {
  const { roomID = '' } = useParams();
  return <WatchPage key={roomID} roomID={roomID} />;
}

function WatchPage({ roomID }: { roomID: string }) {
  const t = useTexts(observingTexts);
  const room = useQuery(query('getRoom', { params: { roomID } }));
  const settings = useQuery(query('getObservingSettings'));
  const error = room.error ?? settings.error;
  return (
    <>
      <PageTitle
        title={room.data?.name ?? roomID}
        crumbs={[
          { label: t('watch.rooms'), to: pathTo('rooms') },
          { label: <RoomNumber id={roomID} />, to: pathTo('room', { roomID }) },
          { label: t('watch.crumb') },
        ]}
      />
      {isProblem(room.error, 'room.notFound', 'request.invalid') ? (
        <Card>
          <Face
            glyph="box"
            title={t('watch.noRoom', { number: roomID })}
            text={t('watch.noRoomText')}
            actions={<Link to={pathTo('rooms')}>{t('watch.toRooms')}</Link>}
          />
        </Card>
      ) : room.data && settings.data ? (
        <Watch room={room.data} settings={settings.data} />
      ) : (
        <Card>
          {error ? (
            <ProblemFace
              problem={error}
              title={t('watch.failed')}
              onRetry={() => void Promise.all([room.refetch(), settings.refetch()])}
            />
          ) : (
            <Loading />
          )}
        </Card>
      )}
    </>
  );
}

function Watch({ room, settings }: { room: Room; settings: ObservingSettings }) {
  const t = useTexts(observingTexts);
  const { watching, start, stop, again } = useWatching(room.roomID);
  const back = <Link to={pathTo('room', { roomID: room.roomID })}>{t('watch.back')}</Link>;
  switch (watching.kind) {
    case 'watching':
      return <Watched observation={watching.observation} onStop={stop} />;
    case 'ended':
      return (
        <Card>
          <Face
            glyph="square"
            title={t(`end.${watching.because}`)}
            text={t('end.text')}
            actions={
              <>
                <Button type="primary" onClick={again}>
                  {t('end.again')}
                </Button>
                {back}
              </>
            }
          />
        </Card>
      );
    case 'asking': {
      const hindrance = hindranceOf(room, settings);
      if (hindrance === null) {
        return (
          <Card title={t('start.title')}>
            <StartForm room={room} policy={settings.policy} onStart={start} />
          </Card>
        );
      }
      return (
        <Card>
          <Face
            glyph="ring"
            title={t(`watch.${hindrance}`)}
            text={t(`watch.${hindrance}Text`)}
            actions={back}
          />
        </Card>
      );
    }
  }
}

/** Why this room cannot be watched now, the most lasting first. */
function hindranceOf(room: Room, { policy, liveService }: ObservingSettings) {
  if (room.state === 'closed') return 'closed';
  if (!liveService) return 'noService';
  if (policy === 'off') return 'off';
  if (room.members.length === 0) return 'nobody';
  return room.can.includes('observe') ? null : 'notYours';
}

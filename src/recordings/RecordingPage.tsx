import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import type { RecordingDetail } from '../../contract/recordings';
import { isProblem } from '../api/problem';
import { query } from '../api/queries';
import { pathTo } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import { useMe } from '../session/me';
import { Face } from '../ui/faces/Face';
import { Loading, ProblemFace } from '../ui/faces/faces';
import { Card } from '../ui/page/Card';
import { PageTitle } from '../ui/page/PageTitle';
import { SideBySide, Stack } from '../ui/page/Stack';
import { useUrlState } from '../ui/url/useUrlState';
import { RoomNumber } from '../ui/values/RoomNumber';
import type { UseBeside } from './detail/beside';
import styles from './detail/detail.module.css';
import { EventsCard } from './detail/EventsCard';
import { HeadActions } from './detail/HeadActions';
import { Lanes } from './detail/Lanes';
import { parseCarried, recordingUrl } from './detail/recording-url';
import { Side } from './detail/Side';
import { TrackSwitch } from './detail/TrackSwitch';
import { useMoments } from './detail/useMoments';
import { useNeighbours } from './detail/useNeighbours';
import { HoldNotice } from './keeping/HoldNotice';
import { KeepingMenu } from './keeping/KeepingMenu';
import { startOf, withinRecording } from './player/moments';
import { keptPlace } from './player/kept-place';
import { Player } from './player/Player';
import { usePlayback } from './player/usePlayback';
import { Lost, WhyNot } from './player/WhyNot';
import { RecordingState } from './RecordingState';
import { recordingTexts } from './texts';

/** One recording: played, with what happened in the room, from any moment that an address names. */
export function RecordingPage({ useBeside }: { useBeside: UseBeside }) {
  const t = useTexts(recordingTexts);
  const { recordingID = '' } = useParams();
  const [{ list }] = useUrlState(recordingUrl);
  const { data: recording, error, refetch } = useQuery(query('getRecording', { params: { recordingID } }));
  const listPath = pathTo('recordings') + (list ? `?${list}` : '');
  const crumbs = [{ label: t('list.title'), to: listPath }];

  if (recording) {
    const lost = isProblem(error, 'recording.notFound');
    return (
      <RecordingView
        key={recordingID}
        // What somebody writes beside it stays, although nothing may be done to it any more.
        recording={lost ? { ...recording, can: [] } : recording}
        lost={lost}
        list={list}
        crumbs={crumbs}
        useBeside={useBeside}
      />
    );
  }
  return (
    <>
      <PageTitle title={t('list.title')} crumbs={crumbs} />
      <Card>
        {isProblem(error, 'recording.notFound', 'request.invalid') ? (
          <Face
            glyph="box"
            title={t('page.notFound')}
            actions={<Link to={listPath}>{t('page.back')}</Link>}
          />
        ) : error ? (
          <ProblemFace problem={error} onRetry={() => void refetch()} />
        ) : (
          <Loading />
        )}
      </Card>
    </>
  );
}

interface RecordingViewProps {
  recording: RecordingDetail;
  /** While it was open, it went away for this person. */
  lost: boolean;
  list: string | undefined;
  crumbs: readonly { label: React.ReactNode; to?: string }[];
  useBeside: UseBeside;
}

function RecordingView({ recording, lost, list, crumbs, useBeside }: RecordingViewProps) {
  const { moments, shown } = useMoments(recording);
  const neighbours = useNeighbours(recording, list);
  const playable = recording.can.includes('play');
  const playback = useOpenedPlayback(recording, playable);
  const { marks, onComment, under, tabs } = useBeside(recording, playback);
  const tracks = <TrackSwitch recording={recording} playback={playback} list={list} />;

  return (
    <>
      <PageTitle
        title={recording.room.name}
        crumbs={[...crumbs, { label: <RoomNumber id={recording.room.roomID} /> }]}
        state={<RecordingState recording={recording} tint />}
        actions={
          <>
            <HeadActions
              recording={recording}
              playback={playback}
              playable={playable}
              neighbours={neighbours}
            />
            <KeepingMenu recording={recording} />
          </>
        }
      />
      <HoldNotice recording={recording} />
      <div className={styles['columns']}>
        <Stack>
          <Card flush>
            {playable ? (
              <>
                <Player
                  recording={recording}
                  moments={moments}
                  shown={shown}
                  playback={playback}
                  marks={marks}
                  onComment={onComment}
                >
                  {tracks}
                </Player>
                <Lanes recording={recording} playback={playback} list={list} />
              </>
            ) : (
              <>
                {recording.siblings.length > 0 && <div className={styles['alone']}>{tracks}</div>}
                {lost ? <Lost /> : <WhyNot recording={recording} />}
              </>
            )}
          </Card>
          <SideBySide>
            <EventsCard recording={recording} playback={playback} />
            {under}
          </SideBySide>
        </Stack>
        <Side recording={recording} more={tabs} />
      </div>
    </>
  );
}

/**
 * The playback of the page. An address with a moment means to play from it; a switch from another recording of the
 * call goes on at the same time of day. Everything else waits for somebody to press play.
 */
function useOpenedPlayback(recording: RecordingDetail, playable: boolean) {
  const location = useLocation();
  const { userID } = useMe();
  const place = useMemo(() => keptPlace(userID, recording.recordingID), [userID, recording.recordingID]);
  const navigate = useNavigate();
  const [{ t }] = useUrlState(recordingUrl);
  // As the page was opened; what the address says later is not a wish to play again.
  const [opened] = useState(() => openedAt(recording, t, parseCarried(location.state), place.recall()));
  const playback = usePlayback(recording.recordingID, opened.at);
  useEffect(() => place.follow(playback), [place, playback]);

  useEffect(() => {
    if (opened.play && playable) playback.play();
  }, [opened, playable, playback]);
  useEffect(() => {
    // What was carried is used up: a reload should not ask for a link by itself.
    if (location.state !== null) {
      void navigate(location.pathname + location.search, {
        replace: true,
        state: null,
        preventScrollReset: true,
      });
    }
  }, [location, navigate]);
  return playback;
}

function openedAt(
  recording: RecordingDetail,
  t: number | undefined,
  carried: ReturnType<typeof parseCarried>,
  stoppedAt: number | undefined,
): { at: number; play: boolean } {
  const wanted = carried ? (carried.at - startOf(recording)) / 1000 : (t ?? stoppedAt ?? 0);
  const at = withinRecording(wanted, (recording.durationMs ?? Number.POSITIVE_INFINITY) / 1000);
  return { at, play: carried?.play ?? t !== undefined };
}

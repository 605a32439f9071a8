import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'react-router';
import type { Recording, RecordingDetail } from '../../../contract/recordings';
import { isProblem } from '../../api/problem';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { can, useMe } from '../../session/me';
import { Face } from '../../ui/faces/Face';
import { Loading, ProblemFace } from '../../ui/faces/faces';
import { Peek } from '../../ui/page/Peek';
import { Dotted } from '../../ui/values/Pair';
import { RoomNumber } from '../../ui/values/RoomNumber';
import { ShortFacts } from '../detail/RecordingFacts';
import { recordingPath } from '../detail/recording-url';
import { EventList } from '../player/EventList';
import { momentsOf } from '../player/moments';
import type { Playback } from '../player/playback';
import { Player } from '../player/Player';
import { useDuration } from '../player/useDuration';
import { WhyNot } from '../player/WhyNot';
import { recordingTexts } from '../texts';
import styles from './peek.module.css';
import { useRows } from './rows-context';

interface RecordingPeekProps {
  recordingID: string;
  /** As the list has it, until more of it is read. */
  row: Recording | undefined;
  playback: Playback;
  onClose: () => void;
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
}

/** A recording beside the list: played, with its facts and events, without leaving the list. */
export function RecordingPeek({ recordingID, row, playback, ...moves }: RecordingPeekProps) {
  const t = useTexts(recordingTexts);
  const me = useMe();
  const { list } = useRows();
  const { data, error, refetch } = useQuery(query('getRecording', { params: { recordingID } }));
  const known = data ?? row;
  return (
    <Peek
      title={known?.room.name ?? t('list.title')}
      {...(known && { sub: <Sub recording={known} /> })}
      rowKey={recordingID}
      foot={
        known && (
          <>
            <Link className={styles['open']} to={recordingPath(recordingID, { list })}>
              {t('peek.open')}
            </Link>
            {known.can.includes('play') && can(me, 'review.write') && known.agent.userID !== me.userID && (
              <Link className={styles['open']} to={recordingPath(recordingID, { list, tab: 'reviews' })}>
                {t('peek.review')}
              </Link>
            )}
            {known.can.includes('play') && <span className={styles['keys']}>{t('peek.keys')}</span>}
          </>
        )
      }
      {...moves}
    >
      {data ? (
        <Body recording={data} playback={playback} />
      ) : isProblem(error, 'recording.notFound', 'request.invalid') ? (
        <Face glyph="box" title={t('page.notFound')} />
      ) : error ? (
        <ProblemFace problem={error} onRetry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </Peek>
  );
}

function Sub({ recording: { room, kind } }: { recording: Recording }) {
  const t = useTexts(recordingTexts);
  return <Dotted>{[<RoomNumber key="id" id={room.roomID} />, t(`kind.${kind}`)]}</Dotted>;
}

function Body({ recording, playback }: { recording: RecordingDetail; playback: Playback }) {
  const moments = useMemo(() => momentsOf(recording), [recording]);
  const duration = useDuration(playback, recording);
  const playable = recording.can.includes('play');
  return (
    <>
      {playable ? (
        <Player recording={recording} moments={moments} playback={playback} compact />
      ) : (
        <WhyNot recording={recording} />
      )}
      <div className={styles['facts']}>
        <ShortFacts recording={recording} />
      </div>
      <EventList moments={moments} playback={playable ? playback : undefined} duration={duration} />
    </>
  );
}

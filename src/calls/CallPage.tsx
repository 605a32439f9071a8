import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { Call } from '../../contract/calls';
import { recordedKinds } from '../../contract/rooms';
import { isProblem } from '../api/problem';
import { query } from '../api/queries';
import { pathTo } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import { can, useMe } from '../session/me';
import { Face } from '../ui/faces/Face';
import { Loading, ProblemFace } from '../ui/faces/faces';
import { StatusWord } from '../ui/glyphs/StatusWord';
import { Card, Facts } from '../ui/page/Card';
import { PageTitle } from '../ui/page/PageTitle';
import { CopyButton } from '../ui/values/CopyButton';
import { None } from '../ui/values/Pair';
import { RoomNumber } from '../ui/values/RoomNumber';
import { When } from '../ui/values/When';
import styles from './call.module.css';
import { EndedBecause } from './EndedBecause';
import { CallTime } from './list/cells';
import { callTexts } from './texts';
import { WrapUpCard } from './wrap-up/WrapUpCard';

const words = { starting: 'starting', live: 'inCall', ended: 'ended' } as const;

/** One call: its facts, how it went, and the way to its recordings. */
export function Component() {
  const t = useTexts(callTexts);
  const me = useMe();
  const { callID = '' } = useParams();
  const { data: call, error, refetch } = useQuery(query('getCall', { params: { callID } }));
  const listTitle = can(me, 'call.list', 'team') ? t('list.titleAll') : t('list.title');
  const crumbs = [{ label: listTitle, to: pathTo('calls') }];

  if (call === undefined) {
    const unknown = isProblem(error, 'call.notFound', 'request.invalid');
    return (
      <>
        <PageTitle title={listTitle} crumbs={crumbs} />
        <Card>
          {unknown ? (
            <Face
              glyph="box"
              title={t('call.notFound')}
              actions={<Link to={pathTo('calls')}>{listTitle}</Link>}
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
  return (
    <>
      <PageTitle
        title={t('call.title', { room: call.room.name })}
        crumbs={[...crumbs, { label: <RoomNumber id={call.room.roomID} /> }]}
        state={<StatusWord of="call" state={words[call.state]} tint />}
      />
      <div className={styles['columns']}>
        <CallFacts call={call} />
        <WrapUpCard key={call.callID} call={call} />
      </div>
    </>
  );
}

function CallFacts({ call }: { call: Call }) {
  const t = useTexts(callTexts);
  const { room } = call;
  const kinds = recordedKinds(call.recording).map((kind) => t(`kind.${kind}`));
  return (
    <Card title={t('call.facts')}>
      <Facts
        items={[
          {
            label: t('call.room'),
            value: (
              <Link to={pathTo('room', { roomID: room.roomID })}>
                {room.name} <RoomNumber id={room.roomID} />
              </Link>
            ),
          },
          {
            label: t('call.customer'),
            value: [room.customerName, room.customerRef].filter(Boolean).join(' ') || <None />,
          },
          { label: t('call.agent'), value: call.agent.name },
          { label: t('call.started'), value: <When at={call.startedAt} /> },
          {
            label: t('call.entered'),
            value: call.enteredAt ? <When at={call.enteredAt} /> : t('call.never'),
          },
          { label: t('call.ended'), value: call.endedAt ? <When at={call.endedAt} /> : <None /> },
          { label: t('call.duration'), value: <CallTime call={call} /> },
          {
            label: t('call.reason'),
            value: (
              <>
                <EndedBecause call={call} />
                {call.endDetail && <blockquote className={styles['quote']}>{call.endDetail}</blockquote>}
              </>
            ),
          },
          { label: t('call.path'), value: t(`path.${call.path}`) },
          { label: t('call.template'), value: call.template },
          { label: t('call.records'), value: kinds.length > 0 ? kinds.join(' + ') : t('dock.noRecording') },
          {
            label: t('call.recordingsLabel'),
            value:
              call.recordingCount > 0 ? (
                <Link to={`${pathTo('recordings')}?call=${encodeURIComponent(call.callID)}`}>
                  {t('call.recordings', { count: call.recordingCount })}
                </Link>
              ) : (
                <None />
              ),
          },
          {
            label: t('call.id'),
            value: (
              <>
                {call.callID} <CopyButton text={call.callID} />
              </>
            ),
          },
        ]}
      />
    </Card>
  );
}

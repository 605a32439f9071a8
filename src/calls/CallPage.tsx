import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { isProblem } from '../api/problem';
import { query } from '../api/queries';
import { pathTo } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import { aboutOf } from '../session/call-about';
import { can, useMe } from '../session/me';
import { Face } from '../ui/faces/Face';
import { Loading, ProblemFace } from '../ui/faces/faces';
import { StatusWord } from '../ui/glyphs/StatusWord';
import { Card } from '../ui/page/Card';
import { PageTitle } from '../ui/page/PageTitle';
import styles from './call.module.css';
import { CallFacts } from './CallFacts';
import { CallPlace } from './CallPlace';
import { ChangeStreamsButton } from './streams/ChangeStreamsButton';
import { PicturesCard } from './streams/PicturesCard';
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
        title={call.streams ? call.streams.title : t('call.title', { room: aboutOf(call).name })}
        crumbs={[...crumbs, { label: <CallPlace room={call.room} /> }]}
        state={<StatusWord of="call" state={words[call.state]} tint />}
        actions={call.streams && call.can.includes('end') ? <ChangeStreamsButton call={call} /> : undefined}
      />
      <div className={styles['columns']}>
        <CallFacts call={call} />
        <div className={styles['column']}>
          <WrapUpCard key={call.callID} call={call} />
          {call.streams && <PicturesCard call={call} />}
        </div>
      </div>
    </>
  );
}

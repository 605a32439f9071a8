import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { Calibration } from '../../../contract/assigning';
import { isProblem } from '../../api/problem';
import { query } from '../../api/queries';
import { pathTo } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { Face } from '../../ui/faces/Face';
import { Loading, ProblemFace } from '../../ui/faces/faces';
import { Card } from '../../ui/page/Card';
import { PageTitle } from '../../ui/page/PageTitle';
import { RoomNumber } from '../../ui/values/RoomNumber';
import { reviewTexts } from '../texts';
import { Compared } from './Compared';

/** Several who scored one recording blind: who is still to come, or how they differ. */
export function Component() {
  const t = useTexts(reviewTexts);
  const { calibrationID = '' } = useParams();
  const calibration = useQuery(query('getCalibration', { params: { calibrationID } }));
  const crumbs = [{ label: t('list.title'), to: pathTo('reviews') }];
  if (calibration.data) return <View calibration={calibration.data} crumbs={crumbs} />;
  return (
    <>
      <PageTitle title={t('calibration.title')} crumbs={crumbs} />
      <Card>
        {isProblem(calibration.error, 'calibration.notFound', 'request.invalid') ? (
          <Face
            glyph="box"
            title={t('calibration.notFound')}
            actions={<Link to={pathTo('reviews')}>{t('review.back')}</Link>}
          />
        ) : calibration.error ? (
          <ProblemFace problem={calibration.error} onRetry={() => void calibration.refetch()} />
        ) : (
          <Loading />
        )}
      </Card>
    </>
  );
}

interface ViewProps {
  readonly calibration: Calibration;
  readonly crumbs: readonly { label: string; to: string }[];
}

function View({ calibration, crumbs }: ViewProps) {
  const t = useTexts(reviewTexts);
  const { recording, waiting, mine } = calibration;
  return (
    <>
      <PageTitle
        title={t('calibration.of', { room: recording.room.name })}
        crumbs={[...crumbs, { label: <RoomNumber id={recording.room.roomID} /> }]}
        actions={
          mine !== null && <Link to={pathTo('review', { reviewID: mine })}>{t('calibration.mine')}</Link>
        }
      />
      <Card>
        {waiting.length > 0 ? (
          <Face
            glyph="half"
            title={t('calibration.waiting', { names: waiting.map(({ name }) => name).join(', ') })}
            text={t('calibration.waitingText')}
          />
        ) : (
          <Compared calibration={calibration} />
        )}
      </Card>
    </>
  );
}

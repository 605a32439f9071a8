import { Link } from 'react-router';
import { pathTo } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { can, useMe } from '../../session/me';
import { Empty } from '../../ui/faces/faces';
import { recordingTexts } from '../texts';

/** How recordings come here: by one's own calls for an agent, by the calls of others for who looks at them. */
export function NoRecordings() {
  const t = useTexts(recordingTexts);
  const me = useMe();
  const ofOthers = can(me, 'recording.list', 'team');
  return (
    <Empty
      title={t('list.none')}
      text={ofOthers ? t('list.noneOthers') : t('list.noneOwn')}
      action={
        ofOthers || !can(me, 'room.enter') ? undefined : (
          <Link to={pathTo('work')}>{t('list.startCall')}</Link>
        )
      }
    />
  );
}

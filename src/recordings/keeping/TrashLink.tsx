import { Link } from 'react-router';
import { paths } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { can, useMe } from '../../session/me';
import { keepingTexts } from './texts';

/** From the list to what was deleted out of it; for those who may delete. */
export function TrashLink() {
  const t = useTexts(keepingTexts);
  const me = useMe();
  return can(me, 'recording.delete') ? <Link to={paths.trash}>{t('verb.openTrash')}</Link> : null;
}

import { Button } from 'antd';
import { mostRecordings } from '../../../contract/trash';
import { useTexts } from '../../i18n/useTexts';
import { can, useMe } from '../../session/me';
import { keepingTexts } from './texts';
import { useKeepingDialog } from './useKeepingDialog';

/** For recordings chosen from the list: keep them, or let them go. */
export function BulkKeeping({ selected, onDone }: { selected: ReadonlySet<string>; onDone: () => void }) {
  const t = useTexts(keepingTexts);
  const me = useMe();
  const { ask, dialog } = useKeepingDialog(onDone);
  const tooMany = selected.size > mostRecordings;
  const title = tooMany ? t('bulk.tooMany', { most: mostRecordings }) : undefined;
  return (
    <>
      {can(me, 'recording.hold') && (
        <Button disabled={tooMany} title={title} onClick={() => ask('hold', [...selected])}>
          {t('verb.hold')}
        </Button>
      )}
      {can(me, 'recording.delete') && (
        <Button danger disabled={tooMany} title={title} onClick={() => ask('trash', [...selected])}>
          {t('verb.trash')}
        </Button>
      )}
      {dialog}
    </>
  );
}

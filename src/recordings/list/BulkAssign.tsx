import { Button } from 'antd';
import { Suspense, useState, type ComponentType } from 'react';
import { useTexts } from '../../i18n/useTexts';
import { can, useMe } from '../../session/me';
import { recordingTexts } from '../texts';
import { MOST_AT_ONCE } from './useDownload';

/** Another feature's drawer that gives recordings to a reviewer. */
export type AssignDrawer = ComponentType<{
  readonly recordingIDs: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}>;

interface BulkAssignProps {
  readonly selected: ReadonlySet<string>;
  readonly Drawer: AssignDrawer;
  readonly onDone: () => void;
}

/** For recordings chosen from the list: give them to a reviewer. */
export function BulkAssign({ selected, Drawer, onDone }: BulkAssignProps) {
  const t = useTexts(recordingTexts);
  const me = useMe();
  const [asked, setAsked] = useState<readonly string[] | null>(null);
  if (!can(me, 'review.write')) return null;
  return (
    <>
      <Button disabled={selected.size > MOST_AT_ONCE} onClick={() => setAsked([...selected])}>
        {t('bulk.assign')}
      </Button>
      <Suspense>
        {asked && (
          <Drawer
            recordingIDs={asked}
            onClose={() => setAsked(null)}
            onDone={() => {
              setAsked(null);
              onDone();
            }}
          />
        )}
      </Suspense>
    </>
  );
}

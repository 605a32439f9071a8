import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { loadTexts } from '../../i18n/texts';
import { useTexts } from '../../i18n/useTexts';
import { bulkTexts } from '../assign/bulk/texts';
import { reviewTexts } from '../texts';
import type { MoveKind } from './MoveDrawer';
import { reassignTexts } from './texts';

// Done far less often than reviews are read.
const MoveDrawer = lazy(async () => {
  const [drawer] = await Promise.all([import('./MoveDrawer'), loadTexts(reassignTexts, bulkTexts)]);
  return { default: drawer.MoveDrawer };
});

interface MoveButtonsProps {
  readonly reviewIDs: readonly string[];
  readonly disabled?: boolean;
  readonly onDone: (kind: MoveKind) => void;
}

/** To give open reviews to somebody else, or to withdraw them. */
export function MoveButtons({ reviewIDs, disabled = false, onDone }: MoveButtonsProps) {
  const t = useTexts(reviewTexts);
  // Those that were chosen when it was opened: a list that changes below it changes nothing in it.
  const [asked, setAsked] = useState<{ readonly kind: MoveKind; readonly ids: readonly string[] } | null>(
    null,
  );
  return (
    <>
      <Button disabled={disabled} onClick={() => setAsked({ kind: 'give', ids: reviewIDs })}>
        {t('move.give')}
      </Button>
      <Button disabled={disabled} danger onClick={() => setAsked({ kind: 'withdraw', ids: reviewIDs })}>
        {t('move.withdraw')}
      </Button>
      <Suspense>
        {asked && (
          <MoveDrawer
            kind={asked.kind}
            reviewIDs={asked.ids}
            onClose={() => setAsked(null)}
            onDone={() => {
              setAsked(null);
              onDone(asked.kind);
            }}
          />
        )}
      </Suspense>
    </>
  );
}

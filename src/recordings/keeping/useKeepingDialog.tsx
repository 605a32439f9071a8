import { lazy, Suspense, useState, type ReactNode } from 'react';

// A list is read far more often than something in it is deleted or held.
const TrashDialog = lazy(async () => ({ default: (await import('./TrashDialog')).TrashDialog }));
const HoldDialog = lazy(async () => ({ default: (await import('./HoldDialog')).HoldDialog }));

type Deed = 'trash' | 'hold';

/** The one dialog about keeping recordings that may be open; draw `dialog` somewhere. */
export function useKeepingDialog(onDone: () => void = () => undefined): {
  readonly ask: (deed: Deed, recordingIDs: readonly string[]) => void;
  readonly dialog: ReactNode;
} {
  const [open, setOpen] = useState<{ readonly deed: Deed; readonly recordingIDs: readonly string[] } | null>(
    null,
  );
  const done = () => {
    setOpen(null);
    onDone();
  };
  const Dialog = open?.deed === 'hold' ? HoldDialog : TrashDialog;
  return {
    ask: (deed, recordingIDs) => setOpen({ deed, recordingIDs }),
    dialog: <Suspense>{open && <Dialog recordingIDs={open.recordingIDs} onDone={done} />}</Suspense>,
  };
}

import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import type { Room } from '../../contract/rooms';
import { RoomActionsContext, type RoomActions } from './room-actions';
import { defaultChoice, useStartCall } from './useStartCall';
import { useTellProblem } from '../ui/useTellProblem';

// Forms and dialogs are most of this feature's code, and a list is read far more often than one is opened.
const CloseDialog = lazy(async () => ({ default: (await import('./CloseDialog')).CloseDialog }));
const IssueDialog = lazy(async () => ({ default: (await import('./IssueDialog')).IssueDialog }));
const RoomDrawer = lazy(async () => ({ default: (await import('./RoomDrawer')).RoomDrawer }));
const StartDialog = lazy(async () => ({ default: (await import('./StartDialog')).StartDialog }));
const SecondCallDialog = lazy(async () => ({
  default: (await import('./SecondCallDialog')).SecondCallDialog,
}));

type Dialog =
  | { readonly kind: 'create' }
  | { readonly kind: 'edit' | 'close' | 'issue' | 'chooseStart'; readonly room: Room };

/** Holds the one dialog about a room that may be open on a page. */
export function RoomActionsProvider({ children }: { children: ReactNode }) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { start, startingID, second, dismissSecond } = useStartCall();
  const tell = useTellProblem();
  const done = () => setDialog(null);

  const actions = useMemo<RoomActions>(
    () => ({
      start: (room, choice = defaultChoice(room)) => void start(room, choice).catch(tell),
      tryStart: start,
      startingID,
      chooseStart: (room) => setDialog({ kind: 'chooseStart', room }),
      create: () => setDialog({ kind: 'create' }),
      edit: (room) => setDialog({ kind: 'edit', room }),
      close: (room) => setDialog({ kind: 'close', room }),
      issue: (room) => setDialog({ kind: 'issue', room }),
    }),
    [start, startingID, tell],
  );

  return (
    <RoomActionsContext value={actions}>
      {children}
      <Suspense>
        {dialog !== null && <OpenDialog dialog={dialog} onDone={done} />}
        {second !== null && <SecondCallDialog second={second} onDone={dismissSecond} />}
      </Suspense>
    </RoomActionsContext>
  );
}

function OpenDialog({ dialog, onDone }: { dialog: Dialog; onDone: () => void }) {
  switch (dialog.kind) {
    case 'create':
      return <RoomDrawer onDone={onDone} />;
    case 'edit':
      return <RoomDrawer room={dialog.room} onDone={onDone} />;
    case 'close':
      return <CloseDialog room={dialog.room} onDone={onDone} />;
    case 'issue':
      return <IssueDialog room={dialog.room} onDone={onDone} />;
    case 'chooseStart':
      return <StartDialog room={dialog.room} onDone={onDone} />;
  }
}

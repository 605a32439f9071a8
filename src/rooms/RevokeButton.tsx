import { App } from 'antd';
import type { Session } from '../../contract/sessions';
import { useCommand } from '../api/commands';
import { useTexts } from '../i18n/useTexts';
import { RowButton } from '../ui/table/RowActions';
import { useConfirm } from '../ui/useConfirm';
import { roomTexts } from './texts';
import { useTellProblem } from '../ui/useTellProblem';

/** Ends a session before its time, after asking: somebody may be in the room with it. */
export function RevokeButton({ session }: { session: Session }) {
  const t = useTexts(roomTexts);
  const { message } = App.useApp();
  const confirm = useConfirm();
  const tell = useTellProblem();
  const revoke = useCommand('revokeSession', {
    invalidates: ['listSessions', 'getRoom', 'listRooms', 'listRoomEvents'],
  });

  const ask = async () => {
    const sure = await confirm({
      title: t('sessions.revokeTitle', { name: session.user.name }),
      text: t('sessions.revokeText'),
      verb: t('sessions.revoke'),
      danger: true,
    });
    if (!sure) return;
    try {
      await revoke.mutateAsync({ params: { sessionID: session.sessionID } });
      void message.success(t('sessions.revoked'));
    } catch (problem) {
      tell(problem);
    }
  };
  return (
    <RowButton busy={revoke.isPending} onClick={() => void ask()}>
      {t('sessions.revoke')}
    </RowButton>
  );
}

import { App } from 'antd';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { useTellProblem } from '../../ui/useTellProblem';
import { changedByKeeping } from './changed';
import { leftOutWords } from './LeftOut';
import { keepingTexts } from './texts';

/** Takes recordings out of the trash; says which it could not. */
export function useRestore(): { restore: (ids: readonly string[]) => Promise<void>; isPending: boolean } {
  const t = useTexts(keepingTexts);
  const { message } = App.useApp();
  const tell = useTellProblem();
  const command = useCommand('restoreRecordings', { invalidates: changedByKeeping });
  const restore = async (ids: readonly string[]) => {
    try {
      const { done, leftOut } = await command.mutateAsync({ body: { recordingIDs: [...ids] } });
      const words = [...(done > 0 ? [t('restore.done', { count: done })] : []), ...leftOutWords(leftOut, t)];
      void message[leftOut.length > 0 ? 'warning' : 'success'](words.join(' · '));
    } catch (problem) {
      tell(problem);
    }
  };
  return { restore, isPending: command.isPending };
}

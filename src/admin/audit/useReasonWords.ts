import type { AuditEntry } from '../../../contract/audit';
import { endReasons } from '../../../contract/calls';
import { observationEnds } from '../../../contract/observing';
import { problemStatus } from '../../../contract/problems';
import { whyDisabled } from '../../../contract/webhooks';
import { useExplain } from '../../api/problem-text';
import { useTexts } from '../../i18n/useTexts';
import { auditTexts } from './texts';

/** Why, in the reader's language: RoomService notes a code where it had the reason itself; people's words stay theirs. */
export function useReasonWords(): (entry: Pick<AuditEntry, 'action' | 'reason'>) => string | null {
  const t = useTexts(auditTexts);
  const explain = useExplain();
  return ({ action, reason }) => {
    if (reason === null) return null;
    const end = action === 'call.end' ? endReasons.find((each) => each === reason) : undefined;
    if (end !== undefined) return t(`ended.${end}`);
    const stopped = action === 'webhook.disable' ? whyDisabled.safeParse(reason) : undefined;
    if (stopped?.success) return t(`webhookDisabled.${stopped.data}`);
    const over = action === 'room.observeEnd' ? observationEnds.find((each) => each === reason) : undefined;
    if (over !== undefined) return t(`observingEnd.${over}`);
    const refusedWith = action === 'signIn.refused' && Object.hasOwn(problemStatus, reason);
    return refusedWith ? explain({ code: reason, params: {}, fieldProblems: [] }).title : reason;
  };
}

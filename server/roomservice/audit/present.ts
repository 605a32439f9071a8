import type { AuditEntry } from '../../../contract/audit';
import type { AuditRow } from '../rows';

export function presentEntry({ actorID, actorName, at, ...entry }: AuditRow): AuditEntry {
  return {
    ...entry,
    at: at.toISOString(),
    actor: actorID === null ? null : { userID: actorID, name: actorName ?? actorID },
  };
}

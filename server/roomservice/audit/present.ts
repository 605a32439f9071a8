import type { AuditEntry } from '../../../contract/audit';
import type { AuditRow } from '../rows/audit';
import { isTokenID } from '../tokens/token-id';

export function presentEntry({ actorID, actorName, at, ...entry }: AuditRow): AuditEntry {
  return {
    ...entry,
    at: at.toISOString(),
    byToken: actorID !== null && isTokenID(actorID),
    actor: actorID === null ? null : { userID: actorID, name: actorName ?? actorID },
  };
}

import type { AuditEntry } from '../../../contract/audit';

export interface AuditRow extends Omit<AuditEntry, 'at' | 'actor' | 'byToken'> {
  readonly at: Date;
  readonly actorID: string | null;
  readonly actorName: string | null;
}

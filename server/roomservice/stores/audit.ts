import type { AuditRow } from '../rows/audit';
import type { Page, QueryOf } from './lists';

export type AuditQuery = QueryOf<'listAudit'>;
export type AuditFilter = Omit<AuditQuery, 'page' | 'size'>;

/** Where a walk through the audit log stands. Entries of one instant stand in the order of their arrival. */
export interface AuditPlace {
  readonly at: Date;
  readonly arrival: number;
}

export interface AuditWalk {
  readonly rows: readonly AuditRow[];
  readonly place: AuditPlace | null;
}

export interface AuditStore {
  readonly audit: {
    append(row: AuditRow): Promise<void>;
    list(query: AuditQuery): Promise<Page<AuditRow>>;
    /** The next entries after a place, in the order of `sort`; where to go on, or null at the end. */
    walk(query: AuditFilter, after: AuditPlace | null, limit: number): Promise<AuditWalk>;
  };
}

import type { AuditEntry } from '../../../contract/audit';

/** Before and after of each field that a patch really changes; null where it changes none. Secrets have no place in a patch given here. */
export function changesOf<T extends object>(before: T, patch: Partial<T>): AuditEntry['changes'] {
  const changes: NonNullable<AuditEntry['changes']> = {};
  for (const key of Object.keys(patch) as (keyof T & string)[]) {
    const [was, is] = [spell(before[key]), spell(patch[key])];
    if (was !== is) changes[key] = [was, is];
  }
  return Object.keys(changes).length > 0 ? changes : null;
}

function spell(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

import * as z from 'zod/mini';
import type { Endpoints } from '../../../contract/endpoints';
import { retentionSettings } from '../../../contract/retention';
import type { Handler } from '../handlers';
import { Problem } from '../problem';
import { decided } from '../settings/decided';
import type { Tx } from '../store';

const stored = z.omit(retentionSettings, { version: true, updatedAt: true, updatedBy: true });
type Stored = z.infer<typeof stored>;

/** Until somebody decides: a month in the trash, everything else for good. */
export const retention = decided<Stored>({
  key: 'retention',
  schema: stored,
  undecided: { trashDays: 30, rules: [], watermark: false },
  action: 'retention.update',
  event: { type: 'retention.changed' },
  audience: { kind: 'everybody' },
  lines: ({ trashDays: days, rules, watermark }) => ({
    trashDays: String(days),
    watermark: String(watermark),
    rules: rules.map(lineOf).join(', ') || null,
  }),
});

/** For how many days something stays in the trash. */
export async function trashDays(tx: Tx): Promise<number> {
  return (await retention.now(tx)).trashDays;
}

export const getRetention: Handler<Endpoints['getRetention']> = (ctx) =>
  retention.signed(ctx.ports.store.read);

export const updateRetention: Handler<Endpoints['updateRetention']> = async (ctx, { body }) => {
  const { version, ...value } = body;
  mustDiffer(value.rules);
  await retention.change(ctx, version, value);
  return retention.signed(ctx.ports.store.read);
};

/** The audit log names the rule that removed a recording: two of one name could not be told apart. */
function mustDiffer(rules: Stored['rules']): void {
  for (const field of ['ruleID', 'name'] as const) {
    const seen = new Set<string>();
    for (const [index, rule] of rules.entries()) {
      const value = rule[field].toLowerCase();
      if (seen.has(value)) {
        const path = `rules.${index}.${field}`;
        throw new Problem('request.invalid', undefined, [{ path, code: 'taken' }]);
      }
      seen.add(value);
    }
  }
}

function lineOf({ name, teamID, kind, disposition, keepDays }: Stored['rules'][number]): string {
  const conditions = [teamID, kind, disposition].filter((each) => each !== null);
  return `${name} (${conditions.join(' + ') || '*'}): ${keepDays} d`;
}

import type { AuditAction, AuditEntry } from '../../../contract/audit';
import { callerOf, command, type Ctx } from '../context';
import { nameOf } from '../people/name-of';
import { Problem } from '../problem';
import type { SettingRow } from '../rows/settings';
import type { Tx } from '../store';
import type { LiveDraft } from '../stores/live';

/** Something that admins decide for everybody, all of it at once. */
interface Subject<Value> {
  /** In the table of settings, and in the audit log. */
  readonly key: string;
  readonly schema: { parse(value: unknown): Value };
  /** What holds before anybody has decided anything. */
  readonly undecided: Value;
  readonly action: AuditAction;
  readonly event: LiveDraft['event'];
  readonly audience: LiveDraft['audience'];
  /** One line a decision, as a person would read it in the log. */
  lines(value: Value): Readonly<Record<string, string | null>>;
}

export interface Signed {
  readonly version: number;
  readonly updatedAt: string | null;
  readonly updatedBy: { readonly userID: string; readonly name: string } | null;
}

/** The one way in which such a subject is read, shown and changed. */
export function decided<Value extends object>(subject: Subject<Value>) {
  const { key, schema, undecided } = subject;
  const valueOf = (row: SettingRow | undefined) => (row ? schema.parse(row.value) : undecided);

  async function now(tx: Tx): Promise<Value> {
    return valueOf(await tx.settings.get(key));
  }

  /** With who decided it and when. */
  async function signed(tx: Tx): Promise<Value & Signed> {
    const row = await tx.settings.get(key);
    return {
      ...valueOf(row),
      version: row?.version ?? 0,
      updatedAt: row?.updatedAt.toISOString() ?? null,
      updatedBy: row ? { userID: row.updatedByID, name: await nameOf(tx, row.updatedByID) } : null,
    };
  }

  /** Replaces what the caller saw as `version`; `settings.changed` where somebody was faster. */
  async function change(ctx: Ctx, version: number, value: Value): Promise<void> {
    const caller = callerOf(ctx);
    await command(ctx, async (work) => {
      const row = await work.tx.settings.lock(key);
      if ((row?.version ?? 0) !== version) throw new Problem('settings.changed');
      await work.tx.settings.put({
        ...{ key, value, version: version + 1 },
        updatedAt: ctx.now,
        updatedByID: caller.userID,
      });
      await work.audit({
        action: subject.action,
        object: { kind: 'settings', id: key, name: null },
        changes: changesOf(subject.lines(valueOf(row)), subject.lines(value)),
      });
      work.tell(subject.event, subject.audience);
    });
  }

  return { now, signed, change };
}

type Lines = Readonly<Record<string, string | null>>;

function changesOf(was: Lines, is: Lines): NonNullable<AuditEntry['changes']> {
  return Object.fromEntries(
    Object.keys(is)
      .filter((field) => was[field] !== is[field])
      .map((field): [string, [string | null, string | null]] => [
        field,
        [was[field] ?? null, is[field] ?? null],
      ]),
  );
}

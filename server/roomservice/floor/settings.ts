import * as z from 'zod/mini';
import type { Endpoints } from '../../../contract/endpoints';
import { floorSettings, type BreakReason, type FloorSettings } from '../../../contract/floor';
import { callerOf, command } from '../context';
import type { Handler, Handlers } from '../handlers';
import { nameOf } from '../people/name-of';
import { Problem } from '../problem';
import type { SettingRow } from '../rows';
import type { Tx } from '../store';

const key = 'floor';
const stored = z.omit(floorSettings, { version: true, updatedAt: true, updatedBy: true });
type Stored = z.infer<typeof stored>;

/** Before anybody has decided anything: breaks that every centre has, and limits to start from. */
const usual: Stored = {
  breakReasons: [
    { reasonID: 'short', zh: '小休', en: 'Short break', limitMinutes: 15 },
    { reasonID: 'lunch', zh: '用餐', en: 'Lunch', limitMinutes: 60 },
    { reasonID: 'training', zh: '培训', en: 'Training', limitMinutes: null },
    { reasonID: 'meeting', zh: '会议', en: 'Meeting', limitMinutes: null },
  ],
  limits: { waitSeconds: 120, roomMinutes: 45, wrapUpMinutes: 10 },
};

/** What holds on the floor now. */
export async function floorOf(tx: Tx): Promise<Stored> {
  return read(await tx.settings.get(key));
}

/** The break reason of that id, or that there is none. */
export async function mustBeReason(tx: Tx, reasonID: string): Promise<BreakReason> {
  const { breakReasons } = await floorOf(tx);
  const reason = breakReasons.find((each) => each.reasonID === reasonID);
  if (!reason) throw new Problem('break.unknown', undefined, [{ path: 'reasonID', code: 'unknown' }]);
  return reason;
}

const getFloorSettings: Handler<Endpoints['getFloorSettings']> = async (ctx) =>
  present(ctx.ports.store.read, await ctx.ports.store.read.settings.get(key));

const updateFloorSettings: Handler<Endpoints['updateFloorSettings']> = async (ctx, { body }) => {
  const caller = callerOf(ctx);
  const { version, ...value } = body;
  mustDiffer(value.breakReasons);
  await command(ctx, async (work) => {
    const row = await work.tx.settings.lock(key);
    if ((row?.version ?? 0) !== version) throw new Problem('settings.changed');
    await work.tx.settings.put({
      ...{ key, value, version: version + 1 },
      updatedAt: ctx.now,
      updatedByID: caller.userID,
    });
    await work.audit({
      action: 'floor.update',
      object: { kind: 'settings', id: key, name: null },
      changes: changesOf(read(row), value),
    });
    work.tell({ type: 'floor.changed' }, { kind: 'everybody' });
  });
  return present(ctx.ports.store.read, await ctx.ports.store.read.settings.get(key));
};

/** Two reasons of one id, or of one name, could not be told apart. */
function mustDiffer(reasons: readonly BreakReason[]): void {
  for (const field of ['reasonID', 'zh', 'en'] as const) {
    const seen = new Set<string>();
    for (const [index, reason] of reasons.entries()) {
      const value = reason[field].toLowerCase();
      if (seen.has(value)) {
        const path = `breakReasons.${index}.${field}`;
        throw new Problem('request.invalid', undefined, [{ path, code: 'taken' }]);
      }
      seen.add(value);
    }
  }
}

async function present(tx: Tx, row: SettingRow | undefined): Promise<FloorSettings> {
  return {
    ...read(row),
    version: row?.version ?? 0,
    updatedAt: row?.updatedAt.toISOString() ?? null,
    updatedBy: row ? { userID: row.updatedByID, name: await nameOf(tx, row.updatedByID) } : null,
  };
}

function read(row: SettingRow | undefined): Stored {
  return row ? stored.parse(row.value) : usual;
}

/** One line a decision, as a person would read it in the log. */
function changesOf(before: Stored, after: Stored): Record<string, [string | null, string | null]> {
  const lines = ({ breakReasons, limits }: Stored): Readonly<Record<string, string>> => ({
    breakReasons: breakReasons
      .map(
        ({ zh, en, limitMinutes }) => `${zh} / ${en}${limitMinutes === null ? '' : ` ${limitMinutes} min`}`,
      )
      .join(', '),
    waitSeconds: String(limits.waitSeconds),
    roomMinutes: String(limits.roomMinutes),
    wrapUpMinutes: String(limits.wrapUpMinutes),
  });
  const [was, is] = [lines(before), lines(after)];
  return Object.fromEntries(
    Object.keys(is)
      .filter((field) => was[field] !== is[field])
      .map((field): [string, [string | null, string | null]] => [
        field,
        [was[field] ?? null, is[field] ?? null],
      ]),
  );
}

export const floorHandlers = { getFloorSettings, updateFloorSettings } satisfies Partial<Handlers>;

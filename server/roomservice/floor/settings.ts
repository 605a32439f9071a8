import * as z from 'zod/mini';
import type { Endpoints } from '../../../contract/endpoints';
import { floorSettings, type BreakReason } from '../../../contract/floor';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import { decided } from '../settings/decided';
import type { Tx } from '../store';

const stored = z.omit(floorSettings, { version: true, updatedAt: true, updatedBy: true });

const floor = decided<z.infer<typeof stored>>({
  key: 'floor',
  schema: stored,
  /** Breaks that every centre has, and limits to start from. */
  undecided: {
    breakReasons: [
      { reasonID: 'short', zh: '小休', en: 'Short break', limitMinutes: 15 },
      { reasonID: 'lunch', zh: '用餐', en: 'Lunch', limitMinutes: 60 },
      { reasonID: 'training', zh: '培训', en: 'Training', limitMinutes: null },
      { reasonID: 'meeting', zh: '会议', en: 'Meeting', limitMinutes: null },
    ],
    limits: { waitSeconds: 120, roomMinutes: 45, wrapUpMinutes: 10 },
  },
  action: 'floor.update',
  event: { type: 'floor.changed' },
  audience: { kind: 'everybody' },
  lines: ({ breakReasons, limits }) => ({
    breakReasons: breakReasons.map(lineOf).join(', '),
    waitSeconds: String(limits.waitSeconds),
    roomMinutes: String(limits.roomMinutes),
    wrapUpMinutes: String(limits.wrapUpMinutes),
  }),
});

function lineOf({ zh, en, limitMinutes }: BreakReason): string {
  return `${zh} / ${en}${limitMinutes === null ? '' : ` ${limitMinutes} min`}`;
}

/** What holds on the floor now. */
export const floorOf = floor.now;

/** The break reason of that id, or that there is none. */
export async function mustBeReason(tx: Tx, reasonID: string): Promise<BreakReason> {
  const { breakReasons } = await floorOf(tx);
  const reason = breakReasons.find((each) => each.reasonID === reasonID);
  if (!reason) throw new Problem('break.unknown', undefined, [{ path: 'reasonID', code: 'unknown' }]);
  return reason;
}

const getFloorSettings: Handler<Endpoints['getFloorSettings']> = ({ ports }) =>
  floor.signed(ports.store.read);

const updateFloorSettings: Handler<Endpoints['updateFloorSettings']> = async (ctx, { body }) => {
  const { version, ...value } = body;
  mustDiffer(value.breakReasons);
  await floor.change(ctx, version, value);
  return floor.signed(ctx.ports.store.read);
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

export const floorHandlers = { getFloorSettings, updateFloorSettings } satisfies Partial<Handlers>;

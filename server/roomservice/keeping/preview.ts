import type { Endpoints } from '../../../contract/endpoints';
import { PREVIEWED, type RetentionSettings } from '../../../contract/retention';
import type { Handler, Handlers } from '../handlers';
import type { RecordingRow } from '../rows/recordings';
import type { Tx } from '../store';
import { nextNight } from './nightly';
import { decidersOf } from './rules';
import { getRetention, retention, updateRetention } from './settings';

const dayMs = 24 * 3_600_000;

/** By the same questions to the store as the night itself, at the moment when it comes. */
async function nextNightIn({ recordings }: Tx, now: Date, { rules, trashDays }: Rules) {
  const at = nextNight(now);
  const trashBefore = new Date(at.getTime() - trashDays * dayMs);
  const deciders = decidersOf(rules, at);
  const trash = await recordings.trashTotals({ kind: 'all' }, trashBefore);
  const sums = await recordings.overdueSums(deciders, trashBefore);
  const going = sums.filter(({ onHold }) => !onHold);
  return {
    ...{ at, trashBefore, deciders, trash, sums, going },
    recordings: trash.recordings + count(going),
    bytes: trash.bytes + going.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
type Rules = Pick<RetentionSettings, 'rules' | 'trashDays'>;

function count(of: readonly { readonly recordings: number }[]): number {
  return of.reduce((sum, each) => sum + each.recordings, 0);
}

/** How many and how much the next night removes, by the rules as they are. */
export async function tonight(tx: Tx, now: Date) {
  const { at, recordings, bytes } = await nextNightIn(tx, now, await retention.now(tx));
  return { at: at.toISOString(), recordings, bytes };
}

const previewRetention: Handler<Endpoints['previewRetention']> = async (ctx, { body }) => {
  const { read } = ctx.ports.store;
  const night = await nextNightIn(read, ctx.now, body);
  const { at, trashBefore, deciders, trash, sums, going } = night;
  const thrown = await read.recordings.trashDue(trashBefore, PREVIEWED);
  const overdue = await read.recordings.overdue(deciders, trashBefore, { limit: PREVIEWED, after: null });
  return {
    at: at.toISOString(),
    recordings: night.recordings,
    bytes: night.bytes,
    onHold: count(sums.filter(({ onHold }) => onHold)),
    fromTrash: trash.recordings,
    byRule: body.rules.map(({ ruleID }) => {
      const [own] = going.filter((each) => deciders[each.decidedBy]?.ruleID === ruleID);
      return { ruleID, recordings: own?.recordings ?? 0, bytes: own?.bytes ?? 0 };
    }),
    items: [
      ...thrown.map((row) => ({ ...shown(row), because: 'trash' as const, ruleID: null })),
      ...overdue.map(({ row, decidedBy }) => ({
        ...shown(row),
        because: 'retention' as const,
        ruleID: deciders[decidedBy]?.ruleID ?? null,
      })),
    ].slice(0, PREVIEWED),
  };
};

function shown({ recordingID, roomName, agentName, teamName, kind, startedAt, bytes }: RecordingRow) {
  return { recordingID, roomName, agentName, teamName, kind, startedAt: startedAt.toISOString(), bytes };
}

export const retentionHandlers = {
  getRetention,
  updateRetention,
  previewRetention,
} satisfies Partial<Handlers>;

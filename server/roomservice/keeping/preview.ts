import type { Endpoints } from '../../../contract/endpoints';
import { PREVIEWED } from '../../../contract/retention';
import type { Handler, Handlers } from '../handlers';
import type { RecordingRow } from '../rows/recordings';
import { nextNight } from './nightly';
import { decidersOf } from './rules';
import { getRetention, updateRetention } from './settings';

const dayMs = 24 * 3_600_000;

/** By the same questions to the store as the night itself, at the moment when it comes. */
const previewRetention: Handler<Endpoints['previewRetention']> = async (ctx, { body }) => {
  const { recordings } = ctx.ports.store.read;
  const at = nextNight(ctx.now);
  const trashBefore = new Date(at.getTime() - body.trashDays * dayMs);
  const deciders = decidersOf(body.rules, at);
  const trash = await recordings.trashTotals({ kind: 'all' }, trashBefore);
  const sums = await recordings.overdueSums(deciders, trashBefore);
  const going = sums.filter(({ onHold }) => !onHold);
  const thrown = await recordings.trashDue(trashBefore, PREVIEWED);
  const overdue = await recordings.overdue(deciders, trashBefore, { limit: PREVIEWED, after: null });
  const count = (of: readonly { readonly recordings: number }[]) =>
    of.reduce((sum, each) => sum + each.recordings, 0);
  return {
    at: at.toISOString(),
    recordings: trash.recordings + count(going),
    bytes: trash.bytes + going.reduce((sum, { bytes }) => sum + bytes, 0),
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

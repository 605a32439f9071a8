import type { ParsedInput } from '../../../contract/endpoint';
import type { Endpoints } from '../../../contract/endpoints';
import { byteOrderMark, csvLine } from '../../../contract/csv';
import type { AuditEntry } from '../../../contract/audit';
import type { Ctx } from '../context';
import { command } from '../context';
import type { Handler, Handlers } from '../handlers';
import type { AuditPlace } from '../stores/audit';
import { auditHeads } from './heads';
import { presentEntry } from './present';

/** So many entries are in memory at once, however many there are in all. */
const batch = 500;

type Wanted = ParsedInput<Endpoints['exportAuditLines']>['query'];

const exportAuditCsv: Handler<Endpoints['exportAuditCsv']> = async (ctx, { query }) => {
  const { language, ...wanted } = query;
  await begin(ctx, wanted, 'csv');
  return streamOf(ctx, wanted, byteOrderMark + csvLine(auditHeads[language]), (entry) =>
    csvLine(cellsOf(entry)),
  );
};

const exportAuditLines: Handler<Endpoints['exportAuditLines']> = async (ctx, { query }) => {
  await begin(ctx, query, 'jsonl');
  return streamOf(ctx, query, '', (entry) => `${JSON.stringify(entry)}\n`);
};

/** Who takes the log away is in the log, with what they took, before the first byte leaves. */
async function begin(ctx: Ctx, { sort: _sort, ...filter }: Wanted, type: 'csv' | 'jsonl'): Promise<void> {
  const day = ctx.now.toISOString().slice(0, 10);
  ctx.headers.set('content-disposition', `attachment; filename="audit-${day}.${type}"`);
  const set = Object.entries(filter).filter(([, value]) => value !== undefined);
  const changes = Object.fromEntries(
    set.map(([key, value]) => [key, [null, String(value)] as [null, string]]),
  );
  await command(ctx, ({ audit }) =>
    audit({ action: 'audit.export', reason: type, changes: set.length > 0 ? changes : null }),
  );
}

/** Entries as they are asked for, batch by batch: none that came after the export began. */
function streamOf(
  ctx: Ctx,
  wanted: Wanted,
  head: string,
  lineOf: (entry: AuditEntry) => string,
): ReadableStream<Uint8Array> {
  const { log, store } = ctx.ports;
  const utf8 = new TextEncoder();
  const began = ctx.now.toISOString();
  const query = { ...wanted, to: wanted.to !== undefined && wanted.to < began ? wanted.to : began };
  let place: AuditPlace | null = null;
  let text = head;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const walked = await store.read.audit.walk(query, place, batch);
          text += walked.rows.map((row) => lineOf(presentEntry(row))).join('');
          place = walked.place;
          if (text !== '') controller.enqueue(utf8.encode(text));
          text = '';
          if (place === null) controller.close();
        } catch (error) {
          // The head of the answer is out: the reader learns of it by a download that breaks off.
          log.error('an export of the audit log broke off', {
            requestID: ctx.requestID,
            error: String(error),
          });
          controller.error(error);
        }
      },
    },
    { highWaterMark: 1 },
  );
}

function cellsOf(entry: AuditEntry): readonly (string | null)[] {
  const { at, actor, action, object, roomID, result, reason, changes, address, requestID } = entry;
  return [
    at,
    actor?.name ?? null,
    actor?.userID ?? null,
    action,
    object?.kind ?? null,
    object?.name ?? null,
    object?.id ?? null,
    roomID,
    result,
    reason,
    ...(changes ? [sideOf(changes, 0), sideOf(changes, 1)] : [null, null]),
    address,
    requestID,
  ];
}

/** `name: Loan; customerRef: C-7`, before or after. */
function sideOf(changes: NonNullable<AuditEntry['changes']>, side: 0 | 1): string {
  return Object.entries(changes)
    .map(([field, both]) => `${field}: ${both[side] ?? ''}`)
    .join('; ');
}

export const auditExportHandlers = { exportAuditCsv, exportAuditLines } satisfies Partial<Handlers>;

import { byteOrderMark, csvLine, type CsvCell } from '../../../contract/csv';
import type { Endpoints } from '../../../contract/endpoints';
import type { Caller, Ctx } from '../context';
import { callerOf, command, reachOf } from '../context';
import type { Handler } from '../handlers';
import type { RecordingRow } from '../rows/recordings';
import type { Tx } from '../store';
import type { Reach } from '../stores/lists';
import type { RecordingQuery } from '../stores/recordings';
import { judgedFor, withEyes } from './judged';
import { placeOfRow } from './place';
import { withoutGone } from './shown';
import { headsOf, wordsOf, type ExportWords } from './export-words';

const ROWS_AT_ONCE = 500;

export const exportRecordings: Handler<Endpoints['exportRecordings']> = async (ctx, { query }) => {
  const { language, zone, ...filter } = query;
  const caller = callerOf(ctx);
  const wanted = withEyes(withoutGone(filter), caller);
  const reach = reachOf(caller, 'recording.list');
  const set = Object.entries(filter).filter(([key, value]) => key !== 'sort' && value !== undefined);
  const changes = Object.fromEntries(
    set.map(([key, value]) => [key, [null, String(value)] as [null, string]]),
  );
  await command(ctx, ({ audit }) =>
    audit({ action: 'recording.export', changes: set.length > 0 ? changes : null }),
  );
  const name = `recordings ${ctx.now.toISOString().slice(0, 10)}.csv`;
  ctx.headers.set('content-disposition', `attachment; filename="${name}"`);
  const words = wordsOf(language);
  const clock = clockOf(zone);
  const head = byteOrderMark + csvLine(headsOf(language, zone));
  return streamOf(
    ctx,
    linesOf(ctx.ports.store.read, wanted, reach, head, (row) => csvLine(cellsOf(row, caller, words, clock))),
  );
};

/** The lines of 500 rows at a time, however many there are in all. */
async function* linesOf(
  read: Tx,
  filter: Omit<RecordingQuery, 'after' | 'before' | 'size'>,
  reach: Reach,
  head: string,
  lineOf: (row: RecordingRow) => string,
): AsyncGenerator<string> {
  yield head;
  let query: RecordingQuery = { ...filter, size: ROWS_AT_ONCE };
  for (;;) {
    const { items, hasNext } = await read.recordings.list(query, reach);
    yield items.map(lineOf).join('');
    const last = items.at(-1);
    if (!hasNext || !last) return;
    query = { ...query, after: placeOfRow(last, filter.sort) };
  }
}

function streamOf({ ports, requestID }: Ctx, pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const utf8 = new TextEncoder();
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const next = await pieces.next();
          if (next.done) controller.close();
          else controller.enqueue(utf8.encode(next.value));
        } catch (error) {
          // The head of the answer is out: the reader learns of it by a download that breaks off.
          ports.log.error('an export of recordings broke off', { requestID, error: String(error) });
          controller.error(error);
        }
      },
      cancel: async () => void (await pieces.return(undefined)),
    },
    { highWaterMark: 0 },
  );
}

function cellsOf(
  row: RecordingRow,
  caller: Caller,
  words: ExportWords,
  clock: (at: Date) => string,
): readonly CsvCell[] {
  const { score, comments } = judgedFor(row, caller);
  return [
    clock(row.startedAt),
    row.roomID,
    row.roomName,
    row.customerName,
    row.customerRef,
    row.agentName,
    row.agentID,
    row.teamName,
    words.kinds[row.kind],
    words.states[row.state],
    row.durationMs === null ? null : Math.round(row.durationMs / 1000),
    row.bytes,
    score,
    comments,
    words.yesNo[row.onHold ? 0 : 1],
    row.recordingID,
    row.callID,
  ];
}

/** 2026-11-28 14:03:07 on the clocks of a zone: what every spreadsheet takes for a time. */
function clockOf(timeZone: string): (at: Date) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (at) => format.format(at);
}

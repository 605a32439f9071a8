import { allows } from '../../../contract/access';
import type { Endpoints } from '../../../contract/endpoints';
import type { DownloadOutcome } from '../../../contract/recordings';
import type { Caller, Ctx } from '../context';
import { callerOf, command } from '../context';
import type { Handler } from '../handlers';
import type { RecordingRow } from '../rows/recordings';
import { archiveName, fileName } from './file-names';
import { belonging, mayList, recordingObject, viewerOf } from './find';

const linkMs = 10 * 60_000;

export const downloadRecordings: Handler<Endpoints['downloadRecordings']> = async (ctx, { body }) => {
  const caller = callerOf(ctx);
  const asked = await Promise.all([...new Set(body.recordingIDs)].map((id) => lookAt(ctx, caller, id)));
  const rows = asked.flatMap(({ row, outcome }) => (row && outcome === 'included' ? [row] : []));
  const items = asked.map(({ recordingID, row, outcome }) => ({
    recordingID,
    roomName: row?.roomName ?? null,
    outcome,
  }));
  const expiresAt = new Date(ctx.now.getTime() + linkMs);
  const [first] = rows;
  if (!first) return { url: null, name: '', expiresAt: expiresAt.toISOString(), items };

  const url = await ctx.ports.downloads.link(rows, viewerOf(caller), expiresAt);
  await command(ctx, async ({ audit }) => {
    for (const row of rows) {
      await audit({ action: 'recording.download', object: recordingObject(row), roomID: row.roomID });
    }
  });
  const name = rows.length === 1 ? fileName(first) : archiveName(rows.length, ctx.now);
  return { url, name, expiresAt: expiresAt.toISOString(), items };
};

interface Looked {
  readonly recordingID: string;
  readonly outcome: DownloadOutcome;
  readonly row?: RecordingRow;
}

async function lookAt(ctx: Ctx, caller: Caller, recordingID: string): Promise<Looked> {
  const row = await ctx.ports.store.read.recordings.get(recordingID);
  if (!row || !mayList(caller, row)) return { recordingID, outcome: 'notFound' };
  if (!allows(caller, 'recording.download', belonging(row)))
    return { recordingID, row, outcome: 'notAllowed' };
  if (row.state !== 'ready' || row.file === null) return { recordingID, row, outcome: 'notReady' };
  const isThere = await ctx.ports.downloads.has(row.file);
  return { recordingID, row, outcome: isThere ? 'included' : 'fileMissing' };
}

import type { Permission } from '../../../contract/access';
import type { Endpoints } from '../../../contract/endpoints';
import { command, mustBeAllowed, personOf, type Ctx, type Work } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import type { RecordingRow } from '../rows/recordings';
import { belonging, recordingObject, seenRecording, tellOf } from './find';
import { presentRecording } from './present';

const askForRecording: Handler<Endpoints['askForRecording']> = (ctx, { params }) =>
  change(ctx, params.recordingID, 'recording.ask', async (work, row) => {
    const { userID, name } = personOf(ctx);
    const asked = { askedAt: ctx.now, askedByID: userID, askedByName: name };
    await work.tx.recordings.update(row.recordingID, asked);
    await work.audit({ action: 'recording.ask', object: recordingObject(row), roomID: row.roomID });
  });

const answerForRecording: Handler<Endpoints['answerForRecording']> = (ctx, { params, body }) =>
  change(ctx, params.recordingID, 'recording.upload', async (work, row) => {
    const { recordingID, roomID } = row;
    const heldBy = body.answer === 'held' ? body.heldBy || null : row.heldBy;
    const lost = { state: 'failed', trouble: 'fileLost', ...answered } as const;
    await work.tx.recordings.update(recordingID, { heldBy, ...(body.answer === 'lost' && lost) });
    const changes = {
      answer: [null, body.answer] as [null, string],
      heldBy: [row.heldBy, heldBy] as [string | null, string | null],
    };
    await work.audit({ action: 'recording.answer', object: recordingObject(row), roomID, changes });
  });

export const answered = { askedAt: null, askedByID: null, askedByName: null } as const;

/** Whatever is done about a recording that is on a PC alone. */
async function change(
  ctx: Ctx,
  recordingID: string,
  permission: Permission,
  work: (work: Work, row: RecordingRow) => Promise<void>,
) {
  const seen = await seenRecording(ctx, recordingID);
  mustBeAllowed(personOf(ctx), permission, belonging(seen));
  await command(ctx, async (each) => {
    const row = await each.tx.recordings.lock(recordingID);
    if (row?.state !== 'localOnly') {
      throw new Problem('recording.notOnPC', { recordingID, state: row?.state ?? null });
    }
    await work(each, row);
    tellOf(each, row);
  });
  return presentRecording(await seenRecording(ctx, recordingID), personOf(ctx));
}

export const custodyHandlers = { askForRecording, answerForRecording } satisfies Partial<Handlers>;

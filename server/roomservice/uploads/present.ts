import type { Upload } from '../../../contract/uploads';
import type { UploadRow } from '../rows/uploads';
import type { Tx } from '../store';

export async function presentUpload(tx: Tx, row: UploadRow): Promise<Upload> {
  return {
    uploadID: row.uploadID,
    fileName: row.fileName,
    bytes: row.bytes ?? row.received,
    received: row.received,
    state: row.state,
    fileAt: row.fileAt?.toISOString() ?? null,
    durationMs: row.about['durationMs'] ?? null,
    soundOnly: row.about['pictures'] === 0,
    trouble: row.trouble,
    createdAt: row.createdAt.toISOString(),
    recordingID: row.recordingID,
    duplicateOf: await duplicateOf(tx, row),
  };
}

/** A recording with the same bytes, if it is not the one that this file is said to be. */
export async function duplicateOf(tx: Tx, row: UploadRow): Promise<string | null> {
  if (row.checksum === null || row.state === 'attached') return null;
  const [same] = await tx.recordingFiles.byChecksum(row.checksum);
  return same?.recordingID ?? null;
}

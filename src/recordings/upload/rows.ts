import type { Upload } from '../../../contract/uploads';
import type { Sending } from './sending';

/** One file on the page: what the server knows of it, what this tab does about it, or both. */
export interface FileOfPage {
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  readonly upload: Upload | null;
  readonly sending: Sending | null;
}

/** What this tab sends first, then what else the server has of mine. */
export function rowsOf(uploads: readonly Upload[], sendings: readonly Sending[]): readonly FileOfPage[] {
  const byID = new Map(uploads.map((upload) => [upload.uploadID, upload]));
  const mine = sendings
    // Once the server has all of it, the server's row says what comes next, and nothing is left once it is attached.
    .filter(({ state, uploadID }) => state !== 'sent' || (uploadID !== null && byID.has(uploadID)))
    .map((sending) => ({
      key: sending.key,
      name: sending.file.name,
      bytes: sending.file.size,
      upload: sending.uploadID === null ? null : (byID.get(sending.uploadID) ?? null),
      sending,
    }));
  const shown = new Set(mine.map(({ upload }) => upload?.uploadID));
  const others = uploads
    .filter(({ uploadID }) => !shown.has(uploadID))
    .map((upload) => ({
      ...{ key: upload.uploadID, name: upload.fileName, bytes: upload.bytes },
      ...{ upload, sending: null },
    }));
  return [...mine, ...others];
}

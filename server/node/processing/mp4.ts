import { open } from 'node:fs/promises';

/** More boxes than stand before the first of media in any file that plays at once. */
const MOST_BOXES = 16;

/** Does an MP4 say where everything is before its media, so that a player may begin and jump without the whole file? */
export async function isSeekableMp4(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { size: fileSize } = await file.stat();
    const head = Buffer.alloc(16);
    let at = 0;
    let hasIndex = false;
    for (let boxes = 0; boxes < MOST_BOXES && at + 8 <= fileSize; boxes += 1) {
      const { bytesRead } = await file.read(head, 0, 16, at);
      if (bytesRead < 8) return false;
      const type = head.toString('latin1', 4, 8);
      const short = head.readUInt32BE(0);
      const size = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? fileSize - at : short;
      if (size < 8) return false;
      if (boxes === 0 && type !== 'ftyp') return false;
      if (type === 'moof') return false; // in fragments, whose places nothing lists
      if (type === 'mdat') return hasIndex && at + size <= fileSize;
      if (type === 'moov') hasIndex = true;
      at += size;
    }
    return false;
  } finally {
    await file.close();
  }
}

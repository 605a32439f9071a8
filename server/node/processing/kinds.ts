import { open } from 'node:fs/promises';

/** Do its first bytes belong to a kind of file that holds recordings? Then it is one, or was one once. */
export async function beginsAsMedia(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(16);
    await file.read(head, 0, 16, 0);
    const latin = head.toString('latin1');
    return (
      ['ftyp', 'moov', 'mdat', 'free', 'wide'].includes(latin.slice(4, 8)) ||
      ['FLV', 'RIFF', 'OggS', 'ID3', '\x1a\x45\xdf\xa3', '\x30\x26\xb2\x75'].some((mark) =>
        latin.startsWith(mark),
      )
    );
  } finally {
    await file.close();
  }
}

import { describe, expect, it } from 'vitest';
import { fileName, fileNames } from '../../server/roomservice/recordings/file-names';
import { zipOf, zipSize, type ZipEntry } from '../../server/roomservice/recordings/zip';
import { directoryOf } from '../support/zip';

const at = new Date('2026-11-28T06:03:07Z');

function entry(name: string, text: string): ZipEntry {
  const bytes = new TextEncoder().encode(text);
  return { name, bytes: bytes.length, at, open: async () => new Blob([bytes]).stream() };
}

async function written(entries: readonly ZipEntry[]): Promise<Buffer> {
  return Buffer.from(await new Response(zipOf(entries)).arrayBuffer());
}

describe('a ZIP of recordings', () => {
  it('has each file as it is under its name, with the checksum of its bytes', async () => {
    const zip = await written([entry('李薇 mix.mp4', '123456789'), entry('empty.mp4', '')]);
    expect(directoryOf(zip).map(({ name, crc, content }) => ({ name, crc, content }))).toEqual([
      { name: '李薇 mix.mp4', crc: 0xcbf43926, content: '123456789' },
      { name: 'empty.mp4', crc: 0, content: '' },
    ]);
  });

  it('is as long as was said before its first byte', async () => {
    const few = [entry('a.mp4', 'a'), entry('b.mp4', 'bb')];
    expect(zipSize(few)).toBe((await written(few)).length);
  });

  it('counts files of more than 4 GiB in wide fields', () => {
    const large: ZipEntry = { ...entry('a.mp4', ''), bytes: 5 * 1024 ** 3 };
    // Wide fields in its head, behind it and in the directory, and the wide end.
    expect(zipSize([large]) - large.bytes).toBeGreaterThan(zipSize([entry('a.mp4', '')]));
  });

  it('breaks off where a file became shorter or longer meanwhile', async () => {
    await expect(written([{ ...entry('a.mp4', 'abc'), bytes: 4 }])).rejects.toThrow('changed');
    await expect(written([{ ...entry('a.mp4', 'abc'), bytes: 2 }])).rejects.toThrow('changed');
  });

  it('closes the file that it reads when its reader leaves', async () => {
    let closed = false;
    const file = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(8)),
      cancel: () => void (closed = true),
    });
    const reader = zipOf([{ name: 'a.mp4', bytes: 800, at, open: async () => file }]).getReader();
    await reader.read();
    await reader.read();
    await reader.cancel();
    expect(closed).toBe(true);
  });
});

describe('the name of a file of a recording', () => {
  const row = { startedAt: at, roomID: '482913605', kind: 'mix', mime: 'video/mp4' } as const;
  const named = (agentName: string) => fileName({ ...row, agentName });

  it('says when, where, who and which kind, in any script', () => {
    expect(named('李薇')).toBe('2026-11-28 06.03.07 482913605 李薇 mix.mp4');
    expect(named('Émilie Ağa')).toBe('2026-11-28 06.03.07 482913605 Émilie Ağa mix.mp4');
    expect(named('محمد')).toBe('2026-11-28 06.03.07 482913605 محمد mix.mp4');
  });

  it('has nothing in it that a disk forbids, a folder leads out by, or that turns the reading around', () => {
    expect(named('..\\..//a:b*c?"<>|')).toBe('2026-11-28 06.03.07 482913605 a b c mix.mp4');
    expect(named('a\u202Egpj.exe\n\0')).toBe('2026-11-28 06.03.07 482913605 a gpj.exe mix.mp4');
    expect(named('...')).toBe('2026-11-28 06.03.07 482913605 mix.mp4');
    expect(named('😀'.repeat(90))).toBe(`2026-11-28 06.03.07 482913605 ${'😀'.repeat(40)} mix.mp4`);
    expect(named('a\u2028b\ud83d')).toBe('2026-11-28 06.03.07 482913605 a b mix.mp4');
  });

  it.each(['e\u0301'.repeat(90), '語'.repeat(90), '👩‍👩‍👧‍👦'.repeat(30), 'x'.repeat(300)])(
    'fits on a disk that takes 255 bytes: %s',
    (name) => expect(Buffer.byteLength(fileNames([{ ...row, agentName: name }])[0] ?? '')).toBeLessThan(250),
  );

  it('says what is in it where that is sound alone', () => {
    const ending = (mime: string) =>
      fileName({ ...row, agentName: '', mime })
        .split('.')
        .at(-1);
    expect(['audio/mp4', 'audio/mpeg', 'audio/webm'].map(ending)).toEqual(['m4a', 'mp3', 'weba']);
  });

  it('is nobody else’s in the same folder', () => {
    const all = ['Li Wei', 'LI WEI', 'Li Wei'].map((agentName) => ({ ...row, agentName }));
    expect(fileNames(all).map((name) => name.replace('2026-11-28 06.03.07 482913605 ', ''))).toEqual([
      'Li Wei mix.mp4',
      'LI WEI mix (2).mp4',
      'Li Wei mix (3).mp4',
    ]);
  });
});

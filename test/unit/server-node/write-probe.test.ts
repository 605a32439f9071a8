import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createWriteProbe } from '../../../server/node/write-probe';

let folder: string;
const onChange = vi.fn<(writable: boolean, why: string) => void>();
beforeEach(async () => {
  onChange.mockClear();
  folder = await mkdtemp(join(tmpdir(), 'webexe-probe-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('writes where recordings are made, and leaves nothing behind', async () => {
  expect(await createWriteProbe({ folder, onChange })()).toBe(true);
  expect(await readdir(join(folder, 'work'))).toEqual([]);
  expect(onChange).not.toHaveBeenCalled();
});

it('tells once that nothing can be written any more, with the cause, and once that it can again', async () => {
  const canWrite = createWriteProbe({ folder, onChange, holdsMs: 0 });
  await writeFile(join(folder, 'work'), 'a file where the folder should be');
  expect(await canWrite()).toBe(false);
  expect(await canWrite()).toBe(false);
  expect(onChange.mock.calls).toEqual([[false, expect.stringContaining('EEXIST')]]);
  await rm(join(folder, 'work'));
  expect(await canWrite()).toBe(true);
  expect(onChange).toHaveBeenLastCalledWith(true, '');
});

it('does not wait for a disk that says nothing', async () => {
  expect(
    await createWriteProbe({ folder, onChange, patienceMs: 0, write: () => new Promise(() => undefined) })(),
  ).toBe(false);
  expect(onChange).toHaveBeenCalledWith(false, 'no answer');
});

it('does not write for each who asks', async () => {
  const canWrite = createWriteProbe({ folder, onChange, holdsMs: 60_000 });
  expect(await canWrite()).toBe(true);
  await writeFile(join(folder, 'work', 'kept'), '');
  await rm(folder, { recursive: true });
  expect(await canWrite()).toBe(true);
});

import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { settingNames } from '../../../server/node/config';

it('docs/configuration.md has every setting of the server in its tables, and none that is not there', async () => {
  const text = await readFile(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('|'));
  const told = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([A-Z][A-Z0-9_]+)`/g)]);
  expect(told.map(([, name]) => name).sort()).toEqual([...settingNames].sort());
});

it('what the server is told it is told there: nothing else of it reads the environment', async () => {
  const folder = new URL('../../../server/', import.meta.url);
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const texts = await Promise.all(
    files.map(async (name) => [name, await readFile(new URL(name, folder), 'utf8')]),
  );
  // Where programs lie is no setting of ours.
  const isReader = (text = '') => text.replaceAll("process.env['PATH']", '').includes('process.env');
  const readers = texts.filter(([, text]) => isReader(text)).map(([name]) => name);
  // The two programs hand it on to `readConfig`.
  expect(readers.sort()).toEqual(['node/backup-main.ts', 'node/main.ts']);
});

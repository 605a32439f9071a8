import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../package-lock.json', import.meta.url)), 'utf8'),
) as { readonly packages: Readonly<Record<string, Locked>> };

/** Where Node would look for `name` from inside `folder`: there, then in each folder around it. */
function isLocked(folder: string, name: string): boolean {
  for (let at = folder; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const path = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (lock.packages[path]?.version) return true;
    if (at === '') return false;
  }
}

it('the lock file names every package of every platform, or npm ci refuses it elsewhere', () => {
  const missing = Object.entries(lock.packages).flatMap(([folder, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !isLocked(folder, name))
      .map((name) => `${name}, wanted by ${folder}`),
  );
  expect(missing).toEqual([]);
});

it('the lock file names no server to fetch from: the one that is configured serves', () => {
  expect(JSON.stringify(lock)).not.toMatch(/"resolved":/);
});

import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprint } from '../../../scripts/lib/stale.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'webexe-stale-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src/a.ts'), 'one');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('whether a build is stale', () => {
  const now = () => fingerprint(['src', 'not-there.json'], folder);

  it('stays the same while nothing changes', () => {
    const before = now();
    writeFileSync(join(folder, 'src/a.ts'), 'one');
    expect(now()).toBe(before);
  });

  it('changes with a content, a new file, a new name and a file that was not there', () => {
    const seen = [now()];
    writeFileSync(join(folder, 'src/a.ts'), 'two');
    seen.push(now());
    writeFileSync(join(folder, 'src/b.ts'), '');
    seen.push(now());
    renameSync(join(folder, 'src/b.ts'), join(folder, 'src/c.ts'));
    seen.push(now());
    writeFileSync(join(folder, 'not-there.json'), '{}');
    seen.push(now());
    expect(new Set(seen).size).toBe(5);
  });
});

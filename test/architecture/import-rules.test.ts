/** Each import rule is tried on a small project that breaks it: a pattern with a slip in it would never fire. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  readonly forbidden: NonNullable<IFlattenedRuleSet['forbidden']>;
  readonly options: ICruiseOptions;
};

let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'webexe-imports-'));
});

afterEach(() => {
  rmSync(project, { recursive: true });
});

/** The names of the rules that these files break. */
async function broken(files: Readonly<Record<string, string>>): Promise<string[]> {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
  const { tsConfig: _, ...options } = config.options;
  const roots = [...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? path))].filter(
    (folder) => folder !== 'node_modules',
  );
  const { output } = await cruise(roots, {
    ...options,
    baseDir: project,
    validate: true,
    ruleSet: { forbidden: config.forbidden },
  });
  const { violations } = (output as ICruiseResult).summary; // text only where a reporter was asked for
  return [...new Set(violations.map(({ rule }) => rule.name))].sort();
}

/** Files of which the first imports the second. */
function importing(from: string, to: string): Record<string, string> {
  const up = '../'.repeat(from.split('/').length - 1) || './';
  return { [from]: `import '${up}${to.replace(/\.tsx?$/, '')}';`, [to]: 'export const here = 1;' };
}

describe('the import rules', () => {
  it.each([
    ['roomservice-knows-no-store', 'server/roomservice/rooms.ts', 'server/stores/sql/rooms.ts'],
    ['roomservice-knows-no-store', 'server/roomservice/rooms.ts', 'server/node/main.ts'],
    ['stores-stand-apart', 'server/stores/memory/rooms.ts', 'server/stores/sql/rooms.ts'],
    ['stores-stand-apart', 'server/stores/sql/rooms.ts', 'server/node/config.ts'],
    ['server-without-console', 'server/node/main.ts', 'src/config/paths.ts'],
    ['launcher-alone', 'src/launcher/launcher.ts', 'src/config/paths.ts'],
    ['features-stand-apart', 'src/rooms/RoomsPage.tsx', 'src/calls/useCall.ts'],
    ['features-stand-apart', 'src/admin/UsersPage.tsx', 'src/recordings/Player.tsx'],
    ['imports-point-down', 'src/rooms/RoomsPage.tsx', 'src/app/routes.tsx'],
    ['imports-point-down', 'src/ui/Table.tsx', 'src/app/routes.tsx'],
    ['base-knows-no-feature', 'src/ui/Table.tsx', 'src/rooms/room.ts'],
    ['console-without-server', 'src/rooms/RoomsPage.tsx', 'server/roomservice/rooms.ts'],
    ['mock-at-the-door', 'src/rooms/RoomsPage.tsx', 'mocks/browser/start.ts'],
    ['mock-has-no-rules-of-its-own', 'mocks/browser/start.ts', 'server/node/main.ts'],
    ['mock-has-no-rules-of-its-own', 'mocks/browser/start.ts', 'src/config/paths.ts'],
    ['fake-program-alone', 'mocks/desktop/main.ts', 'src/launcher/launch-url.ts'],
    ['product-without-tests', 'src/ui/Table.tsx', 'test/support/dom.ts'],
    ['contract-on-zod-alone', 'contract/rooms.ts', 'src/config/paths.ts'],
  ])('%s: %s may not import %s', async (rule, from, to) => {
    expect(await broken(importing(from, to))).toContain(rule);
  });

  it.each([
    ['src/app/routes.tsx', 'src/rooms/RoomsPage.tsx'],
    ['src/rooms/RoomsPage.tsx', 'src/rooms/RoomRow.tsx'],
    ['src/rooms/RoomsPage.tsx', 'src/ui/Table.tsx'],
    ['src/rooms/RoomsPage.tsx', 'contract/rooms.ts'],
    ['src/calls/useCall.ts', 'src/launcher/index.ts'],
    ['src/main.tsx', 'mocks/browser/start.ts'],
    ['mocks/browser/start.ts', 'server/stores/memory/store.ts'],
    ['server/node/main.ts', 'server/stores/sql/store.ts'],
    ['server/stores/sql/store.ts', 'server/roomservice/ports.ts'],
    ['test/console/rooms.test.tsx', 'src/rooms/RoomsPage.tsx'],
  ])('%s may import %s', async (from, to) => {
    expect(await broken(importing(from, to))).toEqual([]);
  });

  it('keep Node out of what runs in a browser too', async () => {
    expect(await broken({ 'server/roomservice/ids.ts': "import 'node:crypto';" })).toEqual([
      'web-standards-only',
    ]);
    expect(await broken({ 'server/stores/memory/ids.ts': "import 'node:crypto';" })).toEqual([
      'web-standards-only',
    ]);
  });

  it('let Node into the server around it', async () => {
    expect(await broken({ 'server/node/ids.ts': "import 'node:crypto';" })).toEqual([]);
  });

  it('see a cycle and an import that leads nowhere', async () => {
    expect(
      await broken({
        'src/ui/a.ts': "import { b } from './b'; export const a = () => b;",
        'src/ui/b.ts': "import { a } from './a'; export const b = () => a;",
      }),
    ).toEqual(['no-cycle']);
    expect(await broken({ 'src/config/c.ts': "import './gone';" })).toContain('resolvable');
  });
});

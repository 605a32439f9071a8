// npm run check: types, lint, formatting, import rules, unused code, unit tests. Under two minutes, run before each commit.
import { fileURLToPath } from 'node:url';
import { bootstrap } from './bootstrap.mjs';
import { check, runSteps, vitest } from './lib/steps.mjs';

/** The steps that npm test begins with, too. */
export const checkSteps = [
  check('types', 'tsc', ['-b']),
  check('lint', 'oxlint', ['--type-aware', '--deny-warnings']),
  check('formatting', 'prettier', ['--check', '--log-level', 'warn', '.']),
  check('import rules', 'depcruise', [
    '--config',
    '.dependency-cruiser.cjs',
    ...['contract', 'server', 'src', 'mocks', 'test'],
  ]),
  check('unused code', 'knip', ['--no-progress']),
  vitest('unit'),
];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  bootstrap();
  const { failed } = await runSteps(checkSteps);
  process.exitCode = failed > 0 ? 1 : 0;
}

// A row of steps, all run even after one fails, each timed, their tests counted.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { countPlaywright, countVitest, namesOfPlaywright, namesOfVitest } from './reports.mjs';
import { root, run } from './run.mjs';

/** @typedef {import('./reports.mjs').Counts} Counts */
/** @typedef {Counts & { names?: string[] }} Outcome Counts, and a line for each test worth a look. */
/** @typedef {{ name: string, run: () => Promise<Outcome> }} Step */

const REPORTS = join(root, 'node_modules/.cache/test-reports');

/**
 * A step that either holds or does not; it counts as one check.
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 * @returns {Step}
 */
export function check(name, command, args) {
  return { name, run: async () => oneOf((await run(command, args)) === 0) };
}

/**
 * A project of vitest.config.ts, counted test by test.
 * @param {string} project
 * @returns {Step}
 */
export function vitest(project) {
  const report = join(REPORTS, `${project}.json`);
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${report}`,
  ];
  return {
    name: `${project} tests`,
    run: () => reported(report, () => run('vitest', args, { NODE_ENV: 'test' }), countVitest, namesOfVitest),
  };
}

/**
 * The end-to-end stories of playwright.config.ts.
 * @param {{ chromium: string }} options
 * @returns {Step}
 */
export function playwright({ chromium }) {
  const report = join(REPORTS, 'playwright.json');
  const env = { CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report, NODE_ENV: undefined };
  return {
    name: 'stories in the browser',
    run: () =>
      reported(
        report,
        () => run('playwright', ['test', '--reporter=list,json'], env),
        countPlaywright,
        namesOfPlaywright,
      ),
  };
}

/**
 * Runs the steps in order; says how each went and how long it took; answers the sums.
 * @param {readonly Step[]} steps
 * @returns {Promise<Counts>}
 */
export async function runSteps(steps) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const lines = [];
  const names = [];
  for (const step of steps) {
    console.log(`\n── ${step.name}`);
    const started = performance.now();
    const counts = await step.run();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    lines.push(`${counts.failed > 0 ? 'FAILED' : 'ok    '} ${seconds.padStart(6)} s  ${step.name}`);
    sum.passed += counts.passed;
    sum.failed += counts.failed;
    sum.skipped += counts.skipped;
    names.push(...(counts.names ?? []));
  }
  console.log(`\n${[...lines, ...names].join('\n')}`);
  if (sum.skipped > 0) console.log(`${sum.skipped} skipped`);
  return sum;
}

/**
 * @param {boolean} held
 * @returns {Counts}
 */
export function oneOf(held) {
  return { passed: held ? 1 : 0, failed: held ? 0 : 1, skipped: 0 };
}

/**
 * What a test runner wrote in its report; a runner that fails without naming a test still counts as one failure.
 * @template Report
 * @param {string} report
 * @param {() => Promise<number>} runner
 * @param {(report: Report) => Counts} count
 * @param {(report: Report) => string[]} namesOf
 * @returns {Promise<Outcome>}
 */
async function reported(report, runner, count, namesOf) {
  mkdirSync(REPORTS, { recursive: true });
  rmSync(report, { force: true });
  const code = await runner();
  if (!existsSync(report)) return oneOf(false);
  const written = JSON.parse(readFileSync(report, 'utf8'));
  const counts = count(written);
  if (counts.passed + counts.failed === 0) return oneOf(false);
  return {
    ...counts,
    failed: code !== 0 && counts.failed === 0 ? 1 : counts.failed,
    names: namesOf(written),
  };
}

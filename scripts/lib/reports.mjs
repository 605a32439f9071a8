// What the runners' JSON reports say: how many tests, and which of them a reader should look at.

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {{ status: string, fullName: string, failureMessages: string[] }} VitestTest */
/**
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { name: string, status: string, message: string, assertionResults: VitestTest[] }[] }} VitestReport
 */
/**
 * @typedef {{ title: string, file: string, tests: { status: string, results: { error?: { message: string } }[],
 *   annotations?: { type: string, description?: string }[] }[] }} Spec
 */
/** @typedef {{ specs?: Spec[], suites?: Suite[] }} Suite */
/**
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, suites: Suite[] }}
 *   PlaywrightReport
 */

/**
 * @param {VitestReport} report
 * @returns {Counts}
 */
export function countVitest(report) {
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * The tests that failed, those that held only when tried again, and those that did not run: a line each.
 * @param {VitestReport} report
 * @returns {string[]}
 */
export function namesOfVitest(report) {
  return report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    if (status === 'failed' && assertionResults.length === 0) return [lineOf('failed', name, '', message)];
    return assertionResults.flatMap(({ status, fullName, failureMessages }) => {
      if (DID_NOT_RUN.has(status)) return [lineOf('skipped', name, fullName, undefined)];
      if (failureMessages.length === 0) return [];
      return [lineOf(status === 'failed' ? 'failed' : 'unsteady', name, fullName, failureMessages[0])];
    });
  });
}

/**
 * A story that holds when tried again holds; it is named all the same.
 * @param {PlaywrightReport} report
 * @returns {Counts}
 */
export function countPlaywright({ stats }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

/**
 * @param {PlaywrightReport} report
 * @returns {string[]}
 */
export function namesOfPlaywright({ suites }) {
  return namesOfSuites(suites);
}

/**
 * @param {Suite[]} suites
 * @returns {string[]}
 */
function namesOfSuites(suites) {
  return suites.flatMap((suite) => [
    ...(suite.specs ?? []).flatMap(({ title, file, tests }) =>
      tests.flatMap(({ status, results, annotations = [] }) => {
        if (status === 'expected') return [];
        if (status === 'skipped') return [lineOf('skipped', file, title, annotations[0]?.description)];
        return [lineOf(status === 'flaky' ? 'unsteady' : 'failed', file, title, results[0]?.error?.message)];
      }),
    ),
    ...namesOfSuites(suite.suites ?? []),
  ]);
}

/** As vitest calls them, by how they were left out. */
const DID_NOT_RUN = new Set(['skipped', 'pending', 'todo', 'disabled']);

const COLOURS = /\u001b\[[0-9;]*m/g;

/**
 * @param {'failed' | 'unsteady' | 'skipped'} how
 * @param {string} file
 * @param {string} name
 * @param {string | undefined} why
 */
function lineOf(how, file, name, why) {
  const where = file.replace(/^.*\/(?=test\/)/, '');
  const reason = (why ?? '')
    .replace(COLOURS, '')
    .replace(/\n[^]*/, '')
    .slice(0, 200);
  return `${how}: ${[where, name, reason].filter((part) => part !== '').join(' › ')}`;
}

import { describe, expect, it, vi } from 'vitest';
import {
  countPlaywright,
  countVitest,
  namesOfPlaywright,
  namesOfVitest,
} from '../../../scripts/lib/reports.mjs';
import { oneOf, runSteps } from '../../../scripts/lib/steps.mjs';

const test = (status: string, fullName: string, ...failureMessages: string[]) => ({
  status,
  fullName,
  failureMessages,
});

const unitReport = {
  numPassedTests: 3,
  numFailedTests: 1,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [
    {
      name: '/somewhere/test/unit/rooms.test.ts',
      status: 'failed',
      message: '',
      assertionResults: [
        test('failed', 'rooms close twice', 'Error: expected 1 to be 2\n  at line 3'),
        test('passed', 'rooms open'),
      ],
    },
    {
      name: '/somewhere/test/unit/broken.test.ts',
      status: 'failed',
      message: 'SyntaxError: no',
      assertionResults: [],
    },
    {
      name: '/somewhere/test/unit/calls.test.ts',
      status: 'passed',
      message: '',
      assertionResults: [test('passed', 'calls end', 'Error: timed out'), test('skipped', 'calls last')],
    },
  ],
};

const story = (title: string, status: string, message?: string) => ({
  title,
  file: 'e2e/rooms.spec.ts',
  tests: [{ status, results: [message === undefined ? {} : { error: { message } }] }],
});

const leftOut = {
  title: 'a disk is full',
  file: 'e2e/rooms.spec.ts',
  tests: [{ status: 'skipped', results: [], annotations: [{ type: 'skip', description: 'no disk here' }] }],
};

describe('counting what ran', () => {
  it('counts a test file that cannot even be read as a failure', () => {
    expect(countVitest(unitReport)).toEqual({ passed: 3, failed: 2, skipped: 2 });
  });

  it('counts a story that held when tried again as held', () => {
    expect(
      countPlaywright({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, suites: [] }),
    ).toEqual({
      passed: 6,
      failed: 1,
      skipped: 2,
    });
  });

  it('names what failed, what held only when tried again, and what did not run', () => {
    expect(namesOfVitest(unitReport)).toEqual([
      'failed: test/unit/rooms.test.ts › rooms close twice › Error: expected 1 to be 2',
      'failed: test/unit/broken.test.ts › SyntaxError: no',
      'unsteady: test/unit/calls.test.ts › calls end › Error: timed out',
      'skipped: test/unit/calls.test.ts › calls last',
    ]);
    expect(
      namesOfPlaywright({
        stats: { expected: 1, unexpected: 1, flaky: 1, skipped: 0 },
        suites: [
          {
            specs: [
              story('a room opens', 'expected'),
              story('a room closes', 'unexpected', '\u001b[31mno\u001b[0m'),
            ],
            suites: [{ specs: [story('a call ends', 'flaky', 'late'), leftOut] }],
          },
        ],
      }),
    ).toEqual([
      'failed: e2e/rooms.spec.ts › a room closes › no',
      'unsteady: e2e/rooms.spec.ts › a call ends › late',
      'skipped: e2e/rooms.spec.ts › a disk is full › no disk here',
    ]);
  });

  it('runs every step, also after one that failed, and sums them', async () => {
    const said = vi.spyOn(console, 'log').mockImplementation(() => {});
    const ran: string[] = [];
    const step = (name: string, held: boolean) => ({
      name,
      run: () => {
        ran.push(name);
        return Promise.resolve(oneOf(held));
      },
    });
    const sum = await runSteps([step('types', false), step('lint', true), step('unit', true)]);
    said.mockRestore();
    expect(ran).toEqual(['types', 'lint', 'unit']);
    expect(sum).toEqual({ passed: 2, failed: 1, skipped: 0 });
  });
});

import { describe, expect, it, vi } from 'vitest';
import { countPlaywright, countVitest, oneOf, runSteps } from '../../../scripts/lib/steps.mjs';

describe('counting what ran', () => {
  it('counts a test file that cannot even be read as a failure', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [{}] },
        { status: 'failed', assertionResults: [] },
        { status: 'passed', assertionResults: [{}] },
      ],
    };
    expect(countVitest(report)).toEqual({ passed: 3, failed: 2, skipped: 2 });
  });

  it('counts a story that passes only sometimes as a failure', () => {
    expect(countPlaywright({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 } })).toEqual({
      passed: 5,
      failed: 2,
      skipped: 2,
    });
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

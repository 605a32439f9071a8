import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const TESTS = '*.test.{ts,tsx}';

export default defineConfig({
  plugins: [react()],
  test: {
    // A machine shared with others may stall for longer than any time limit: a test that fails is tried once more, and
    // one that holds only then is named as unsteady in the last lines of npm test.
    retry: 1,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: [`test/**/${TESTS}`],
          // What needs a document, a database or a browser has a project of its own.
          exclude: ['test/{console,contract,e2e,launcher-browser,support}/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'component',
          environment: 'jsdom',
          include: [`test/console/**/${TESTS}`],
          setupFiles: ['test/support/console-setup.ts', 'test/support/dom.ts'],
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'contract',
          environment: 'node',
          include: [`test/contract/**/${TESTS}`, `test/support/**/${TESTS}`],
          globalSetup: ['test/support/postgres-global.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});

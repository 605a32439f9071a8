import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/lib/parts.mjs';
import { CHROMIUM_ARGS } from './test/support/chromium';

export default defineConfig({
  outputDir: 'test-results',
  // Every story starts the product, and the desktop program's port is one for the whole machine: one at a time.
  workers: 1,
  // As in vitest.config.ts: tried once more, and named as unsteady when it holds only then.
  retries: 1,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    headless: true,
    actionTimeout: 20_000,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    launchOptions: { executablePath: findChromium() ?? 'chromium', args: [...CHROMIUM_ARGS] },
  },
  projects: [
    { name: 'e2e', testMatch: 'test/e2e/**/*.spec.ts' },
    { name: 'launcher-browser', testMatch: 'test/launcher-browser/**/*.spec.ts' },
  ],
});

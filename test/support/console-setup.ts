/**
 * A test fails when anything complains on the console: React's warnings are bugs that nobody has seen yet.
 * A test that expects a complaint takes it over with `vi.spyOn(console, 'error')`.
 */
import { format } from 'node:util';
import { afterEach, beforeEach, vi } from 'vitest';

const complaints: string[] = [];

beforeEach(() => {
  for (const level of ['error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((...args: unknown[]) => {
      complaints.push(`console.${level}: ${format(...args)}`);
    });
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  const found = complaints.splice(0);
  if (found.length > 0) throw new Error(`Unexpected complaints on the console:\n${found.join('\n')}`);
});

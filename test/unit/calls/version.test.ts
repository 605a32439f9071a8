import { expect, it } from 'vitest';
import { isOlder } from '../../../src/calls/launch/version';
import { systemOf } from '../../../src/ui/browser/system';

it.each([
  ['3.0', '3.2', true],
  ['3.2.0', '3.2', false],
  ['3.10', '3.9', false],
  ['3.9.9', '3.10', true],
  ['4', '3.9.9', false],
])('%s is older than %s: %s', (version, than, older) => {
  expect(isOlder(version, than)).toBe(older);
});

it.each([
  ['Win32', '', 'windows'],
  ['MacIntel', '', 'macos'],
  ['Linux x86_64', '', 'linux'],
  ['Linux armv8l', 'Mozilla/5.0 (Linux; Android 15)', null],
  ['', '', null],
] as const)('the platform %s (%s) is %s', (platform, userAgent, system) => {
  expect(systemOf({ platform, userAgent })).toBe(system);
});

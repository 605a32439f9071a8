import { describe, expect, it } from 'vitest';
import { fits, nodeComplaint } from '../../../scripts/bootstrap.mjs';

const lock = JSON.stringify({
  packages: {
    '': { name: 'product' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', dev: true },
    'node_modules/c-for-another-system': { version: '3.0.0', optional: true },
  },
});

function installed(packages: Record<string, { version: string }>): string {
  return JSON.stringify({ packages });
}

describe('what start, build, check and test do first', () => {
  it('takes an installation that has all that the lock file names', () => {
    const both = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } };
    expect(fits(lock, installed(both))).toBe(true);
  });

  it('sees that nothing, too little or another version is installed', () => {
    expect(fits(lock, undefined)).toBe(false);
    expect(fits(lock, installed({ 'node_modules/a': { version: '1.0.0' } }))).toBe(false);
    const older = { 'node_modules/a': { version: '0.9.0' }, 'node_modules/b': { version: '2.0.0' } };
    expect(fits(lock, installed(older))).toBe(false);
  });

  it('sees an optional package of the wrong version', () => {
    const wrong = {
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '2.0.0' },
      'node_modules/c-for-another-system': { version: '2.9.0' },
    };
    expect(fits(lock, installed(wrong))).toBe(false);
  });

  it.each(['18.20.4', '20.18.3'])('refuses Node %s in a sentence', (version) => {
    expect(nodeComplaint(version)).toBe(`webexe-console needs Node 20.19 or newer; this is Node ${version}.`);
  });

  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('takes Node %s', (version) => {
    expect(nodeComplaint(version)).toBeUndefined();
  });
});

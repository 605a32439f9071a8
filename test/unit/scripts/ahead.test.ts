import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { aheadScript, neededFiles } from '../../../scripts/lib/ahead.mjs';

/** What the script asks for when it runs on a page. */
function askedFor(pathname: string, files: readonly string[]): string[] {
  const asked: string[] = [];
  runInNewContext(aheadScript(files), {
    location: { pathname },
    document: {
      createElement: () => ({}),
      head: { append: ({ rel, href }: { rel: string; href: string }) => asked.push(`${rel} ${href}`) },
    },
  });
  return asked;
}

describe('asking ahead for the shell', () => {
  it('begins on every page behind sign-in', () => {
    expect(askedFor('/rooms', ['assets/shell-1.js'])).toEqual(['modulepreload /assets/shell-1.js']);
  });

  it.each(['/login', '/change-password'])('leaves %s light', (pathname) => {
    expect(askedFor(pathname, ['assets/shell-1.js'])).toEqual([]);
  });

  it('fails the build when a file of the plan is gone', () => {
    const manifest = {
      _v: { file: 'assets/visit-1.js', name: 'visit' },
      _w: { file: 'assets/wire-1.js', name: 'wire' },
      _s: { file: 'assets/shell-1.js', name: 'shell' },
      _l: { file: 'assets/lists-1.js', name: 'lists' },
    };
    expect(neededFiles(manifest)).toEqual([
      'assets/visit-1.js',
      'assets/wire-1.js',
      'assets/shell-1.js',
      'assets/lists-1.js',
    ]);
    const { _s: _, ...without } = manifest;
    expect(() => neededFiles(without)).toThrow('shell');
  });
});

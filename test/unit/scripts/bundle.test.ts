import { describe, expect, it } from 'vitest';
import { filesIn, filesOf, scriptsOf } from '../../../scripts/lib/bundle.mjs';

const manifest = {
  'index.html': {
    file: 'assets/index.js',
    css: ['assets/index.css'],
    imports: ['_react.js'],
    dynamicImports: ['b'],
  },
  '_react.js': { file: 'assets/react.js' },
  'src/page.tsx': { file: 'assets/page.js', imports: ['_react.js', '_table.js'] },
  '_table.js': { file: 'assets/table.js', css: ['assets/table.css'], imports: ['_react.js'] },
};

describe('what a page loads', () => {
  it('is the modules with all that they import statically, each once', () => {
    expect(filesOf(manifest, ['index.html', 'src/page.tsx'])).toEqual([
      'dist/console/assets/index.js',
      'dist/console/assets/index.css',
      'dist/console/assets/react.js',
      'dist/console/assets/page.js',
      'dist/console/assets/table.js',
      'dist/console/assets/table.css',
    ]);
  });

  it('begins with what index.html names, in its order', () => {
    const html = `<script type="module" src="/assets/base.js" nonce="n"></script>
      <link rel="icon" href="/favicon.svg" /><link rel="stylesheet" href="/assets/base.css">`;
    expect(filesIn(html)).toEqual(['dist/console/assets/base.js', 'dist/console/assets/base.css']);
  });

  it('counts scripts apart', () => {
    expect(scriptsOf(filesOf(manifest, ['index.html']))).toEqual([
      'dist/console/assets/index.js',
      'dist/console/assets/react.js',
    ]);
  });

  it('says which module has gone, rather than measuring nothing', () => {
    expect(() => filesOf(manifest, ['src/gone.tsx'])).toThrow('src/gone.tsx');
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { ownNames } from '../../scripts/lib/drop-in-names.mjs';
import { bundleDropIn } from '../../scripts/lib/drop-in.mjs';

const word = (name: string) => new RegExp(`\\b${name}\\b`);

it('no name that the drop-in shortens is said as a text, by which it could be looked up', async () => {
  const { code } = await bundleDropIn({ mangle: false });
  const texts = new Set(code.match(/"\w+"|'\w+'/g)?.map((text) => text.slice(1, -1)));
  expect(texts).toContain('roomStatus');
  expect(ownNames.filter((name) => texts.has(name))).toEqual([]);
});

it('no name that the drop-in shortens is one of the browser or the language', () => {
  const folder = dirname(createRequire(import.meta.url).resolve('typescript'));
  const declared = readdirSync(folder)
    .filter((file) => /^lib\.(dom|es\d+)[\w.]*\.d\.ts$/.test(file))
    .flatMap(
      (file) =>
        readFileSync(join(folder, file), 'utf8').match(/^\s+(?:readonly |get |set )?\w+(?=\??[:(<])/gm) ?? [],
    )
    .map((line) => line.trim().replace(/^(readonly|get|set) /, ''));
  const theirs = new Set(declared);
  expect(theirs).toContain('addEventListener');
  expect(ownNames.filter((name) => theirs.has(name))).toEqual([]);
});

it('no name that the drop-in shortens is one of the wire, of the script in the frame or of an old page', () => {
  const read = (path: string) => readFileSync(new URL(`../../src/launcher/${path}`, import.meta.url), 'utf8');
  // Each of these writes names for others, and few of its own.
  const theirs = ['launch-payload.ts', 'events.ts', 'push-play.ts', 'frame/script.ts', 'drop-in/enum-def.ts']
    .map((path) => read(path).replaceAll(/\/\/.*$|^ *\/?\*.*$/gm, ''))
    .join('\n');
  expect(theirs).toMatch(/\bsdkAppID\b/);
  expect(ownNames.filter((name) => word(name).test(theirs))).toEqual([]);
});

it('every name in the list is still one that the drop-in says', async () => {
  const { code } = await bundleDropIn({ mangle: false });
  expect(ownNames.filter((name) => !word(name).test(code))).toEqual([]);
});

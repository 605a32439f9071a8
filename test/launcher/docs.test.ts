import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { frameScriptAsBuilt } from '../../scripts/lib/drop-in.mjs';

const read = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');

it('the policy for other pages in docs/launcher.md names the script of the frame as it is now', async () => {
  const hash = createHash('sha256')
    .update(await frameScriptAsBuilt())
    .digest('base64');
  expect(read('launcher.md')).toContain(`'sha256-${hash}'`);
});

it('each case of a page is in the list of the wire, and in a title of a test', () => {
  const wire = read('wire/exe-launcher.md');
  const tests = ['drop-in', 'drop-in-others', 'launch-url', 'launcher-opening', 'wire', 'push-play']
    .map((name) => readFileSync(new URL(`./${name}.test.ts`, import.meta.url), 'utf8'))
    .join('\n');
  const cases = Array.from({ length: 31 }, (_, index) => `A${index + 1}`);
  expect(cases.filter((name) => !new RegExp(`\\b${name}\\b`).test(wire))).toEqual([]);
  // A13 is Internet Explorer, which is not supported.
  expect(
    cases.filter((name) => !new RegExp(`['\` ]${name} `).test(tests) && !tests.includes(`'${name}'`)),
  ).toEqual(['A13']);
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { messageTypes } from '../../../contract/webhook-events';
import { signedHeaders } from '../../../server/roomservice/webhooks/secrets';

const page = readFileSync(new URL('../../../docs/webhooks.md', import.meta.url), 'utf8');
const codeIn = (language: string) =>
  new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? '';

const secret = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;
const other = `whsec_${Buffer.alloc(32, 4).toString('base64')}`;
const body = '{"name":"房间 “一”"}';
const at = new Date('2026-11-28T16:39:42.841Z');
const seconds = Math.floor(at.getTime() / 1000);
const folder = mkdtempSync(join(tmpdir(), 'webexe-docs-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What each sample must say: right; of both secrets; another secret; another body; too late. */
const cases = async () => {
  const one = await signedHeaders([secret], { eventID: 'e1', body, at });
  const both = await signedHeaders([other, secret], { eventID: 'e1', body, at });
  return [
    { secret, headers: one, body, now: seconds, good: true },
    { secret, headers: both, body, now: seconds + 299, good: true },
    { secret: other, headers: one, body, now: seconds, good: false },
    { secret, headers: one, body: `${body} `, now: seconds, good: false },
    { secret, headers: one, body, now: seconds + 301, good: false },
  ];
};

/** Is it on this machine? CI has both. */
const has = (program: string, flag: string) => spawnSync(program, [flag]).status === 0;

describe('docs/webhooks.md', () => {
  it('lists every type of event', () => {
    const told = [...page.matchAll(/^\| `([a-z]+(?:\.[a-zA-Z]+)?)` /gm)].map(([, type]) => type);
    expect(new Set(told)).toEqual(new Set(messageTypes));
    expect(told).toHaveLength(messageTypes.length);
  });

  it('checks signatures in JavaScript', async () => {
    const module: unknown = await import(`data:text/javascript,${encodeURIComponent(codeIn('js'))}`);
    const { verify } = module as { verify: (...args: unknown[]) => boolean }; // as the page says
    for (const each of await cases()) {
      expect(verify(each.secret, each.headers, each.body, each.now)).toBe(each.good);
    }
  });

  it.skipIf(!has('python3', '--version'))('checks signatures in Python', async () => {
    const all = await cases();
    const lines = [
      codeIn('python'),
      'import json, sys',
      'for each in json.load(sys.stdin):',
      '    print(verify(each["secret"], each["headers"], each["body"].encode(), each["now"]))',
    ];
    const { stdout, stderr } = spawnSync('python3', ['-c', lines.join('\n')], { input: JSON.stringify(all) });
    expect(stderr.toString()).toBe('');
    expect(stdout.toString().trim().split('\n')).toEqual(all.map(({ good }) => (good ? 'True' : 'False')));
  });

  it.skipIf(!has('javac', '-version'))(
    'checks signatures in Java',
    async () => {
      const all = await cases();
      const calls = all.map(({ secret: key, headers, body: text, now }) => {
        const map = Object.entries(headers).flatMap((pair) => pair.map((each) => JSON.stringify(each)));
        const bytes = `new String(java.util.Base64.getDecoder().decode("${Buffer.from(text).toString('base64')}"), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8)`;
        return `System.out.println(Webhooks.verify("${key}", Map.of(${map.join(', ')}), ${bytes}, ${now}L));`;
      });
      const main = `class Main { public static void main(String[] a) throws Exception { ${calls.join('\n')} } }`;
      const code = codeIn('java').split('class Webhooks');
      const file = join(folder, 'Main.java');
      writeFileSync(file, `${code[0]}${main}\nclass Webhooks${code[1]}`);
      const { stdout, stderr } = spawnSync('java', [file]);
      expect(stderr.toString()).toBe('');
      expect(stdout.toString().trim().split('\n')).toEqual(all.map(({ good }) => String(good)));
    },
    60_000,
  );
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createIntegratorFiles } from '../../../server/node/integrator-files';
import { loadStaticFiles } from '../../../server/node/static-files';

let sdk: string;
let examples: string;

beforeAll(async () => {
  sdk = await mkdtemp(join(tmpdir(), 'webexe-sdk-'));
  examples = await mkdtemp(join(tmpdir(), 'webexe-examples-'));
  await writeFile(join(sdk, 'exe-starter.js'), '1');
  await writeFile(join(sdk, 'policy.json'), '{"frameScript":"sha256-abc="}');
  await writeFile(join(examples, 'double.html'), '<!doctype html>');
  await writeFile(join(examples, 'rooms.js'), '1');
});
afterAll(() => Promise.all([sdk, examples].map((folder) => rm(folder, { recursive: true }))));

async function get(path: string): Promise<Response | null> {
  const serve = await createIntegratorFiles(await loadStaticFiles(sdk), await loadStaticFiles(examples));
  return serve(new Request(`http://localhost${path}`), path);
}

it('the SDK may be loaded by pages of every origin, and is asked for again', async () => {
  const headers = (await get('/sdk/exe-starter.js'))?.headers;
  expect(headers?.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(headers?.get('access-control-allow-origin')).toBe('*');
  expect(headers?.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(headers?.get('cache-control')).toBe('no-cache');
});

it('an example runs under the policy that integrators are told, with the hash of the build', async () => {
  const policy = (await get('/examples/double.html'))?.headers.get('content-security-policy');
  expect(policy).toContain("script-src 'self' 'sha256-abc=' http://localhost:48887 http://localhost:48888;");
  expect(policy).not.toMatch(/unsafe/);
  const script = await get('/examples/rooms.js');
  expect(script?.headers.get('access-control-allow-origin')).toBeNull();
});

it('what is not there is nothing', async () => {
  expect(await get('/sdk/none.js')).toBeNull();
  expect(await get('/sdk/../double.html')).toBeNull();
  expect(await get('/rooms')).toBeNull();
});

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, it } from 'vitest';
import { root } from '../../../scripts/lib/run.mjs';
import { createPasswords } from '../../../server/node/passwords';
import { PASSWORD } from '../../support/doubles';
import { buildersFor } from '../../support/rows';
import { aPerson, aServer } from '../../support/server-process';
import { openSqlStore } from '../../support/sql-store';

const example = join(root, 'examples/from-a-crm.mjs');

it('the guide shows the example as it is', async () => {
  const [guide, code] = await Promise.all([
    readFile(join(root, 'docs/integration.md'), 'utf8'),
    readFile(example, 'utf8'),
  ]);
  expect(guide).toContain(`\`\`\`js\n${code}\`\`\``);
});

it('the example runs against a server with nothing but an API token', { timeout: 60_000 }, async () => {
  const { store, url, close } = await openSqlStore(inject('postgresURL'));
  const folder = await mkdtemp(join(tmpdir(), 'webexe-integration-'));
  const build = buildersFor(store);
  const passwordHash = await createPasswords().hash(PASSWORD);
  await build.aUser({ userID: 'zhang_nan', role: 'admin', passwordHash });
  await build.aUser({ userID: 'li_wei', role: 'agent', passwordHash });
  const publicURL = 'http://127.0.0.1:47998';
  const server = await aServer({ DATABASE_URL: url, DATA_DIR: folder, PUBLIC_URL: publicURL });
  try {
    const admin = await aPerson(server, publicURL, { userID: 'zhang_nan', password: PASSWORD });
    const { token } = (await admin.ask(server, 'POST', '/api-tokens', {
      name: 'CRM',
      permissions: ['room.create', 'room.close', 'session.issue', 'session.reveal'],
      validDays: 1,
    })) as { token: string };
    const env = { ...process.env, CONSOLE: server.origin, API_TOKEN: token, AGENT: 'li_wei' };
    const { stdout } = await promisify(execFile)(process.execPath, [example], { env });
    expect(stdout.trim().split('\n')).toEqual([
      expect.stringMatching(/^room [1-9][0-9]*, idle$/),
      expect.stringMatching(/^a userSig of [0-9]+ characters for li_wei at [0-9]+$/),
      'closed already: room.closed',
    ]);
  } finally {
    await server.dispose();
    await close();
    await rm(folder, { recursive: true, force: true });
  }
});

import { Client } from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { createDatabase } from './postgres';

async function ask(url: string, statement: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(statement);
    return Object.values(rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

describe('the PostgreSQL that tests run on', () => {
  it('is a real one', async () => {
    expect(await ask(inject('postgresURL'), 'select version()')).toMatch(/^PostgreSQL \d+/);
  });

  it('gives each test file an empty database, and takes it away with its connections', async () => {
    const database = await createDatabase(inject('postgresURL'));
    const name = new URL(database.url).pathname.slice(1);
    expect(await ask(database.url, 'select current_database()')).toBe(name);
    await database.drop();
    await expect(ask(database.url, 'select 1')).rejects.toThrow('does not exist');
  });
});

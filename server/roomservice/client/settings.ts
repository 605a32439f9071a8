import * as z from 'zod/mini';
import { clientSettings, type ClientSettings } from '../../../contract/client';
import type { Endpoints } from '../../../contract/endpoints';
import { callerOf, command } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import type { SettingRow } from '../rows';
import type { Tx } from '../store';

const key = 'client';
const stored = z.omit(clientSettings, { version: true, updatedAt: true, updatedBy: true });
type Stored = z.infer<typeof stored>;

/** Before anybody has decided anything. */
const nothing: Stored = {
  installers: { windows: null, macos: null, linux: null },
  minimumVersion: null,
  recordPath: '',
  helpContact: '',
};

const getClientSettings: Handler<Endpoints['getClientSettings']> = async (ctx) =>
  present(ctx.ports.store.read, await ctx.ports.store.read.settings.get(key));

const updateClientSettings: Handler<Endpoints['updateClientSettings']> = async (ctx, { body }) => {
  const caller = callerOf(ctx);
  const { version, ...value } = body;
  await command(ctx, async (work) => {
    const row = await work.tx.settings.lock(key);
    if ((row?.version ?? 0) !== version) throw new Problem('settings.changed');
    await work.tx.settings.put({
      ...{ key, value, version: version + 1 },
      updatedAt: ctx.now,
      updatedByID: caller.userID,
    });
    await work.audit({
      action: 'client.update',
      object: { kind: 'settings', id: key, name: null },
      changes: changesOf(read(row), value),
    });
    work.tell({ type: 'client.changed' }, { kind: 'everybody' });
  });
  return present(ctx.ports.store.read, await ctx.ports.store.read.settings.get(key));
};

async function present(tx: Tx, row: SettingRow | undefined): Promise<ClientSettings> {
  const by = row && (await tx.users.get(row.updatedByID));
  return {
    ...read(row),
    version: row?.version ?? 0,
    updatedAt: row?.updatedAt.toISOString() ?? null,
    updatedBy: row ? { userID: row.updatedByID, name: by?.name ?? row.updatedByID } : null,
  };
}

function read(row: SettingRow | undefined): Stored {
  return row ? stored.parse(row.value) : nothing;
}

/** One line a decision, as a person would read it in the log. */
function changesOf(before: Stored, after: Stored) {
  const lines = (settings: Stored): Readonly<Record<string, string | null>> => ({
    windows: lineOf(settings.installers.windows),
    macos: lineOf(settings.installers.macos),
    linux: lineOf(settings.installers.linux),
    minimumVersion: settings.minimumVersion,
    recordPath: settings.recordPath || null,
    helpContact: settings.helpContact || null,
  });
  const [was, is] = [lines(before), lines(after)];
  return Object.fromEntries(
    Object.keys(is)
      .filter((field) => was[field] !== is[field])
      .map((field): [string, [string | null, string | null]] => [
        field,
        [was[field] ?? null, is[field] ?? null],
      ]),
  );
}

function lineOf(installer: Stored['installers']['windows']): string | null {
  return installer && `${installer.version} ${installer.url}`;
}

export const clientHandlers = { getClientSettings, updateClientSettings } satisfies Partial<Handlers>;

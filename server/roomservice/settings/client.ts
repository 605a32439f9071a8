import * as z from 'zod/mini';
import { clientSettings, type ClientSettings, type Installer } from '../../../contract/client';
import type { Endpoints } from '../../../contract/endpoints';
import type { Handler, Handlers } from '../handlers';
import type { Ports } from '../ports';
import { decided } from './decided';

const stored = z.omit(clientSettings, { ownIngest: true, version: true, updatedAt: true, updatedBy: true });

const client = decided<z.infer<typeof stored>>({
  key: 'client',
  schema: stored,
  undecided: {
    installers: { windows: null, macos: null, linux: null },
    minimumVersion: null,
    recordPath: '',
    helpContact: '',
  },
  action: 'client.update',
  event: { type: 'client.changed' },
  audience: { kind: 'everybody' },
  lines: ({ installers, minimumVersion, recordPath, helpContact }) => ({
    windows: lineOf(installers.windows),
    macos: lineOf(installers.macos),
    linux: lineOf(installers.linux),
    minimumVersion,
    recordPath: recordPath || null,
    helpContact: helpContact || null,
  }),
});

function lineOf(installer: Installer | null): string | null {
  return installer && `${installer.version} ${installer.url}`;
}

const getClientSettings: Handler<Endpoints['getClientSettings']> = ({ ports }) => shown(ports);

const updateClientSettings: Handler<Endpoints['updateClientSettings']> = async (ctx, { body }) => {
  const { version, ...value } = body;
  await client.change(ctx, version, value);
  return shown(ctx.ports);
};

async function shown({ store, ingest }: Ports): Promise<ClientSettings> {
  return { ...(await client.signed(store.read)), ownIngest: ingest !== null };
}

export const clientHandlers = { getClientSettings, updateClientSettings } satisfies Partial<Handlers>;

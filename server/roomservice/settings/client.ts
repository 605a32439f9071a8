import * as z from 'zod/mini';
import { clientSettings, type Installer } from '../../../contract/client';
import type { Endpoints } from '../../../contract/endpoints';
import type { Handler, Handlers } from '../handlers';
import { decided } from './decided';

const stored = z.omit(clientSettings, { version: true, updatedAt: true, updatedBy: true });

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

const getClientSettings: Handler<Endpoints['getClientSettings']> = ({ ports }) =>
  client.signed(ports.store.read);

const updateClientSettings: Handler<Endpoints['updateClientSettings']> = async (ctx, { body }) => {
  const { version, ...value } = body;
  await client.change(ctx, version, value);
  return client.signed(ctx.ports.store.read);
};

export const clientHandlers = { getClientSettings, updateClientSettings } satisfies Partial<Handlers>;

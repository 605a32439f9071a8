import * as z from 'zod/mini';
import type { Endpoints } from '../../../contract/endpoints';
import { oldClientSettings, type OldClientSettings, type RoomListRules } from '../../../contract/old-clients';
import type { Ctx } from '../context';
import type { Handler, Handlers } from '../handlers';
import type { Ports } from '../ports';
import { decided } from './decided';

const stored = z.omit(oldClientSettings, {
  installed: true,
  version: true,
  updatedAt: true,
  updatedBy: true,
});

const oldClients = decided<z.infer<typeof stored>>({
  key: 'oldClients',
  schema: stored,
  undecided: { roomListOpen: false, roomList: { networks: [], origins: [] } },
  action: 'oldClients.update',
  event: { type: 'client.changed' },
  audience: { kind: 'everybody' },
  lines: ({ roomListOpen, roomList }) => ({
    roomList: roomListOpen ? 'open' : 'closed',
    networks: roomList.networks.join(', ') || null,
    origins: roomList.origins.join(', ') || null,
  }),
});

/**
 * For whom the room list is open at this moment: what the installation says, and what an admin decided. Read anew each
 * time, so that what was closed is closed for the next request on every server.
 */
export async function roomListRulesOf({ store, service }: Ports): Promise<RoomListRules> {
  const { roomListOpen, roomList } = await oldClients.now(store.read);
  const { networks, origins } = service.roomList;
  const own = [...service.origins, ...origins];
  return roomListOpen
    ? { networks: [...networks, ...roomList.networks], origins: [...own, ...roomList.origins] }
    : { networks, origins: own };
}

const getOldClientSettings: Handler<Endpoints['getOldClientSettings']> = (ctx) => present(ctx);

const updateOldClientSettings: Handler<Endpoints['updateOldClientSettings']> = async (ctx, { body }) => {
  const { version, ...value } = body;
  await oldClients.change(ctx, version, value);
  return present(ctx);
};

async function present({ ports: { store, service } }: Ctx): Promise<OldClientSettings> {
  return { ...(await oldClients.signed(store.read)), installed: service.roomList };
}

export const oldClientHandlers = {
  getOldClientSettings,
  updateOldClientSettings,
} satisfies Partial<Handlers>;

import type { Endpoints } from '../../../contract/endpoints';
import { SAVED_VIEWS, type SavedView } from '../../../contract/views';
import { callerOf, command } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import type { SavedViewRow } from '../rows/views';

const listViews: Handler<Endpoints['listViews']> = async (ctx, { query }) => {
  const rows = await ctx.ports.store.read.views.of(callerOf(ctx).userID, query.list);
  return { items: rows.map(present) };
};

const saveView: Handler<Endpoints['saveView']> = async (ctx, { body }) => {
  const { userID } = callerOf(ctx);
  const { ports, now } = ctx;
  return command(ctx, async ({ tx }) => {
    await tx.users.lock(userID); // two tabs must not both save the last one
    const kept = await tx.views.put({ ...body, viewID: ports.random.id(), userID, createdAt: now });
    if ((await tx.views.count(userID)) > SAVED_VIEWS)
      throw new Problem('view.tooMany', { most: SAVED_VIEWS });
    return present(kept);
  });
};

const deleteView: Handler<Endpoints['deleteView']> = async (ctx, { params: { viewID } }) => {
  const { userID } = callerOf(ctx);
  await command(ctx, async ({ tx }) => {
    const row = await tx.views.get(viewID);
    if (row?.userID !== userID) throw new Problem('view.notFound', { viewID });
    await tx.views.delete(viewID);
  });
  return undefined;
};

function present({ viewID, list, name, search }: SavedViewRow): SavedView {
  return { viewID, list, name, search };
}

export const viewHandlers = { listViews, saveView, deleteView } satisfies Partial<Handlers>;

import type { Endpoints } from '../../../contract/endpoints';
import type { Handler, Handlers } from '../handlers';

const listAudit: Handler<Endpoints['listAudit']> = async (ctx, { query }) => {
  const { items, total } = await ctx.ports.store.read.audit.list(query);
  return {
    items: items.map(({ actorID, actorName, at, ...entry }) => ({
      ...entry,
      at: at.toISOString(),
      actor: actorID === null ? null : { userID: actorID, name: actorName ?? actorID },
    })),
    total,
    page: query.page,
    size: query.size,
  };
};

export const auditHandlers = { listAudit } satisfies Partial<Handlers>;

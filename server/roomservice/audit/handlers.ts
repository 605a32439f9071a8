import type { Endpoints } from '../../../contract/endpoints';
import type { Handler, Handlers } from '../handlers';
import { presentEntry } from './present';

const listAudit: Handler<Endpoints['listAudit']> = async (ctx, { query }) => {
  const { items, total } = await ctx.ports.store.read.audit.list(query);
  return { items: items.map(presentEntry), total, page: query.page, size: query.size };
};

export const auditHandlers = { listAudit } satisfies Partial<Handlers>;

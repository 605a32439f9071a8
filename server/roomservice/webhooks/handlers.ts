import type { Endpoints } from '../../../contract/endpoints';
import { mostWebhooks, type Webhook } from '../../../contract/webhooks';
import { changesOf } from '../audit/changes';
import type { Ctx } from '../context';
import { callerOf, command } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import type { WebhookRow } from '../rows/webhooks';
import type { Tx } from '../store';
import { lockWebhook, webhookIn, webhookObject } from './find';
import { presentWebhook } from './present';
import { makeSecret } from './secrets';
import { askForDelivery } from './write';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const listWebhooks: Handler<Endpoints['listWebhooks']> = async (ctx) => {
  const { read } = ctx.ports.store;
  const [rows, tallies] = await Promise.all([
    read.webhooks.list(),
    read.webhookDeliveries.tally(new Date(ctx.now.getTime() - dayMs)),
  ]);
  return { items: await Promise.all(rows.map((row) => presentWebhook(read, row, tallies, ctx.now))) };
};

const getWebhook: Handler<Endpoints['getWebhook']> = (ctx, { params }) => webhookAfter(ctx, params.webhookID);

const createWebhook: Handler<Endpoints['createWebhook']> = async (ctx, { body }) => {
  mustBeCallable(ctx, body.url);
  const { random, signing } = ctx.ports;
  const secret = makeSecret(random);
  const row: WebhookRow = {
    ...body,
    webhookID: random.id(),
    sealedSecret: await signing.seal(secret),
    ...{ sealedOldSecret: null, oldSecretUntil: null, disabledAt: null, disabledBecause: null },
    createdByID: callerOf(ctx).userID,
    createdAt: ctx.now,
    ...{ lastSuccessAt: null, lastFailureAt: null, lastFailure: null, lastFailureStatus: null },
    ...{ failingSince: null, failures: 0 },
  };
  await command(ctx, async ({ tx, audit }) => {
    await mustBeTeam(tx, row.teamID);
    if ((await tx.webhooks.list()).length >= mostWebhooks) {
      throw new Problem('webhook.tooMany', { limit: mostWebhooks });
    }
    await tx.webhooks.insert(row);
    await audit({
      action: 'webhook.create',
      object: webhookObject(row),
      changes: changesOf<Told>({ url: null, events: null, teamID: null }, told(row)),
    });
  });
  return { webhook: await webhookAfter(ctx, row.webhookID), secret };
};

const updateWebhook: Handler<Endpoints['updateWebhook']> = async (ctx, { params, body }) => {
  const { enabled, ...fields } = body;
  if (fields.url !== undefined) mustBeCallable(ctx, fields.url);
  await command(ctx, async (work) => {
    const { tx, audit } = work;
    const row = await lockWebhook(tx, params.webhookID);
    const given = {
      url: fields.url ?? row.url,
      description: fields.description ?? row.description,
      events: fields.events === undefined ? row.events : fields.events,
      teamID: fields.teamID === undefined ? row.teamID : fields.teamID,
    };
    if (given.teamID !== row.teamID) await mustBeTeam(tx, given.teamID);
    const changes = {
      ...changesOf(
        { description: row.description, ...told(row) },
        { description: given.description, ...told(given) },
      ),
      ...changesOf(
        { enabled: String(row.disabledAt === null) },
        { enabled: String(enabled ?? row.disabledAt === null) },
      ),
    };
    if (Object.keys(changes).length === 0) return;
    await tx.webhooks.update(row.webhookID, { ...given, ...switched(row, enabled, ctx.now) });
    await audit({ action: 'webhook.update', object: webhookObject({ ...row, ...given }), changes });
    if (enabled) await askForDelivery(work, row.webhookID);
  });
  return webhookAfter(ctx, params.webhookID);
};

/** Enabled again, it has a clean slate: what went wrong before counts no more towards disabling it. */
function switched(row: WebhookRow, enabled: boolean | undefined, now: Date): Partial<WebhookRow> {
  if (enabled === undefined || enabled === (row.disabledAt === null)) return {};
  return enabled
    ? { disabledAt: null, disabledBecause: null, failingSince: null, failures: 0 }
    : { disabledAt: now, disabledBecause: 'admin' };
}

const deleteWebhook: Handler<Endpoints['deleteWebhook']> = async (ctx, { params }) => {
  await command(ctx, async ({ tx, audit }) => {
    const row = await lockWebhook(tx, params.webhookID);
    await tx.webhooks.delete(row.webhookID);
    await audit({ action: 'webhook.delete', object: webhookObject(row), changes: { url: [row.url, null] } });
  });
  return undefined;
};

const rotateWebhookSecret: Handler<Endpoints['rotateWebhookSecret']> = async (ctx, { params, body }) => {
  const { random, signing } = ctx.ports;
  const secret = makeSecret(random);
  const sealedSecret = await signing.seal(secret);
  const until = body.overlapHours === 0 ? null : new Date(ctx.now.getTime() + body.overlapHours * hourMs);
  await command(ctx, async ({ tx, audit }) => {
    const row = await lockWebhook(tx, params.webhookID);
    await tx.webhooks.update(row.webhookID, {
      sealedSecret,
      sealedOldSecret: until && row.sealedSecret,
      oldSecretUntil: until,
    });
    await audit({
      action: 'webhook.rotate',
      object: webhookObject(row),
      changes: { oldSecretUntil: [null, until?.toISOString() ?? null] },
    });
  });
  return { webhook: await webhookAfter(ctx, params.webhookID), secret };
};

interface Told {
  readonly url: string | null;
  readonly events: string | null;
  readonly teamID: string | null;
}

/** What the log says of it: never a secret, and of the address not the query, which may be one. */
function told({ url, events, teamID }: Pick<WebhookRow, 'url' | 'events' | 'teamID'>): Told {
  return { url: url.replace(/\?.*$/, '?…'), events: events?.join(', ') ?? '*', teamID };
}

function mustBeCallable(ctx: Ctx, url: string): void {
  if (!URL.canParse(url)) {
    throw new Problem('request.invalid', undefined, [{ path: 'url', code: 'format' }]);
  }
  const why = ctx.ports.receivers.refusal(url);
  if (why) throw new Problem('webhook.addressRefused', { why }, [{ path: 'url', code: 'format' }]);
}

async function mustBeTeam(tx: Tx, teamID: string | null): Promise<void> {
  if (teamID === null || (await tx.teams.get(teamID))) return;
  throw new Problem('team.notFound', undefined, [{ path: 'teamID', code: 'unknown' }]);
}

async function webhookAfter(ctx: Ctx, webhookID: string): Promise<Webhook> {
  const { read } = ctx.ports.store;
  const tallies = await read.webhookDeliveries.tally(new Date(ctx.now.getTime() - dayMs));
  return presentWebhook(read, await webhookIn(read, webhookID), tallies, ctx.now);
}

export const webhookHandlers = {
  listWebhooks,
  getWebhook,
  createWebhook,
  updateWebhook,
  deleteWebhook,
  rotateWebhookSecret,
} satisfies Partial<Handlers>;

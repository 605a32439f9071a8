import * as z from 'zod/mini';
import type { CloudSettings } from '../../../contract/cloud-recordings';
import type { Endpoints } from '../../../contract/endpoints';
import type { Ctx } from '../context';
import type { Handler, Handlers } from '../handlers';
import type { Ports, Random } from '../ports';
import { Problem } from '../problem';
import { decided } from '../settings/decided';

/** A key that was replaced is still good for so long: the cloud goes on using it until somebody has told it too. */
const overlapMs = 24 * 3_600_000;

const stored = z.object({
  on: z.boolean(),
  hosts: z.array(z.string()),
  plain: z.boolean(),
  /** The part of the address of callbacks that nobody else knows. */
  sealedSecret: z.nullable(z.string()),
  sealedKey: z.nullable(z.string()),
  sealedOldKey: z.nullable(z.string()),
  /** ISO 8601. */
  oldKeyUntil: z.nullable(z.string()),
  /** How often the key was changed: what the audit log may know of it. */
  keys: z.number(),
});
export type CloudRules = z.infer<typeof stored>;

export const cloud = decided<CloudRules>({
  key: 'cloudRecordings',
  schema: stored,
  undecided: {
    ...{ on: false, hosts: [], plain: false, sealedSecret: null },
    ...{ sealedKey: null, sealedOldKey: null, oldKeyUntil: null, keys: 0 },
  },
  action: 'cloud.update',
  event: { type: 'client.changed' },
  audience: { kind: 'everybody' },
  lines: ({ on, hosts, plain, keys }) => ({
    on: on ? 'on' : 'off',
    hosts: hosts.join(', ') || null,
    plain: plain ? 'http' : 'https',
    key: keys === 0 ? null : `#${keys}`,
  }),
});

/** The keys that sign now. */
export async function keysOf({ signing }: Pick<Ports, 'signing'>, rules: CloudRules, now: Date) {
  const isOldGood = rules.oldKeyUntil !== null && new Date(rules.oldKeyUntil) > now;
  const sealed = [rules.sealedKey, isOldGood ? rules.sealedOldKey : null].filter((each) => each !== null);
  return Promise.all(sealed.map((each) => signing.open(each)));
}

const getCloudSettings: Handler<Endpoints['getCloudSettings']> = (ctx) => shown(ctx);

const updateCloudSettings: Handler<Endpoints['updateCloudSettings']> = async (ctx, { body }) => {
  const { version, ...choice } = body;
  const rules = await cloud.now(ctx.ports.store.read);
  if (choice.on && rules.sealedKey === null) throw new Problem('cloud.keyMissing');
  await cloud.change(ctx, version, { ...rules, ...choice });
  return shown(ctx);
};

const setCloudKey: Handler<Endpoints['setCloudKey']> = async (ctx, { body }) => {
  const { signing, random, store } = ctx.ports;
  const key = body.key ?? textOf(random, 32);
  const { version, ...rules } = await cloud.signed(store.read);
  await cloud.change(ctx, version, {
    ...stored.parse(rules),
    sealedSecret: rules.sealedSecret ?? (await signing.seal(textOf(random, 32))),
    sealedKey: await signing.seal(key),
    sealedOldKey: rules.sealedKey,
    oldKeyUntil: rules.sealedKey && new Date(ctx.now.getTime() + overlapMs).toISOString(),
    keys: rules.keys + 1,
  });
  return { key, settings: await shown(ctx) };
};

async function shown({ ports, now }: Ctx): Promise<CloudSettings> {
  const rules = await cloud.signed(ports.store.read);
  const { sealedSecret: sealed, oldKeyUntil } = rules;
  const isOldGood = oldKeyUntil !== null && new Date(oldKeyUntil) > now;
  return {
    ...{ on: rules.on, hosts: rules.hosts, plain: rules.plain, hasKey: rules.sealedKey !== null },
    oldKeyUntil: isOldGood ? oldKeyUntil : null,
    callbackURL:
      sealed && `${ports.service.serverDomain}api/recordings/callbacks/${await ports.signing.open(sealed)}`,
    ...{ version: rules.version, updatedAt: rules.updatedAt, updatedBy: rules.updatedBy },
  };
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function textOf(random: Random, length: number): string {
  return Array.from({ length }, () => letters[random.int(letters.length)]).join('');
}

export const cloudSettingsHandlers = {
  getCloudSettings,
  updateCloudSettings,
  setCloudKey,
} satisfies Partial<Handlers>;

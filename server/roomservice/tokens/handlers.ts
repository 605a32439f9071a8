import { givable, withNeeds } from '../../../contract/access';
import type { Endpoints } from '../../../contract/endpoints';
import type { ApiToken } from '../../../contract/tokens';
import { callerOf, command } from '../context';
import type { Handler, Handlers } from '../handlers';
import { Problem } from '../problem';
import type { ApiTokenRow } from '../rows/tokens';
import type { Tx } from '../store';
import { nameOf } from '../people/name-of';
import { makeToken, shownPart } from './text';
import { makeTokenID } from './token-id';

const dayMs = 24 * 3_600_000;

const listApiTokens: Handler<Endpoints['listApiTokens']> = async (ctx) => {
  const { read } = ctx.ports.store;
  const rows = await read.apiTokens.list();
  return { items: await Promise.all(rows.map((row) => presentToken(read, row, ctx.now))) };
};

const createApiToken: Handler<Endpoints['createApiToken']> = async (ctx, { body }) => {
  const caller = callerOf(ctx);
  const { random, signing, store } = ctx.ports;
  const permissions = withNeeds(body.permissions);
  const mayGive = givable(caller.grants, body.teamID === null ? 'all' : 'team');
  const tooMuch = permissions.find((each) => !mayGive.includes(each));
  if (tooMuch) {
    throw new Problem('token.cannotGive', { permission: tooMuch }, [
      { path: 'permissions', code: 'not_one_of' },
    ]);
  }
  const token = makeToken(random);
  const row: ApiTokenRow = {
    tokenID: makeTokenID(random),
    name: body.name,
    prefix: shownPart(token),
    digest: await signing.digest(token),
    permissions,
    teamID: body.teamID,
    createdByID: caller.userID,
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + body.validDays * dayMs),
    lastUsedAt: null,
    revokedAt: null,
  };
  await command(ctx, async ({ tx, audit }) => {
    if (row.teamID !== null && !(await tx.teams.get(row.teamID))) throw new Problem('team.notFound');
    await tx.apiTokens.insert(row);
    await audit({
      action: 'token.create',
      object: tokenObject(row),
      changes: {
        permissions: [null, permissions.join(', ')],
        team: [null, row.teamID],
        expiresAt: [null, row.expiresAt.toISOString()],
      },
    });
  });
  return { apiToken: await presentToken(store.read, row, ctx.now), token };
};

const revokeApiToken: Handler<Endpoints['revokeApiToken']> = async (ctx, { params }) => {
  const revoked = await command(ctx, async ({ tx, audit, tell }) => {
    const row = await tx.apiTokens.lock(params.tokenID);
    if (!row) throw new Problem('token.notFound');
    if (row.revokedAt) return row;
    await tx.apiTokens.update(row.tokenID, { revokedAt: ctx.now });
    await audit({ action: 'token.revoke', object: tokenObject(row) });
    tell({ type: 'me.changed' }, { kind: 'people', userIDs: [row.tokenID] }); // its streams end
    return { ...row, revokedAt: ctx.now };
  });
  return presentToken(ctx.ports.store.read, revoked, ctx.now);
};

function tokenObject({ tokenID, name }: ApiTokenRow) {
  return { kind: 'token', id: tokenID, name } as const;
}

async function presentToken(tx: Tx, row: ApiTokenRow, now: Date): Promise<ApiToken> {
  const team = row.teamID === null ? null : await tx.teams.get(row.teamID);
  const state = row.revokedAt ? 'revoked' : row.expiresAt <= now ? 'expired' : 'valid';
  return {
    tokenID: row.tokenID,
    name: row.name,
    prefix: row.prefix,
    permissions: [...row.permissions],
    team: row.teamID === null ? null : { teamID: row.teamID, name: team?.name ?? row.teamID },
    createdBy: { userID: row.createdByID, name: await nameOf(tx, row.createdByID) },
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    state,
    can: state === 'valid' ? ['revoke'] : [],
  };
}

export const tokenHandlers = { listApiTokens, createApiToken, revokeApiToken } satisfies Partial<Handlers>;

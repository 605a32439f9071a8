import type { Grants } from '../../../contract/access';
import type { TokenCaller } from '../context';
import type { Ports } from '../ports';
import { Problem } from '../problem';
import type { ApiTokenRow } from '../rows/tokens';
import { isWhole } from './text';

/** Last use is kept to the hour: enough to see that a token is no longer needed, and no write with each call. */
const hourMs = 3_600_000;

/** The API token that a request shows, as `Authorization: Bearer wxc_…`; null where it shows none. */
export function shownToken(request: Request): string | null {
  const [scheme = '', token = ''] = (request.headers.get('authorization') ?? '').trim().split(/\s+/, 2);
  return scheme.toLowerCase() === 'bearer' ? token : null;
}

/** Whom a token calls for. Throws what is wrong with it. */
export async function callerByToken(ports: Ports, token: string, now: Date): Promise<TokenCaller> {
  if (!isWhole(token)) throw new Problem('token.malformed');
  const row = await ports.store.read.apiTokens.byDigest(await ports.signing.digest(token));
  if (!row) throw new Problem('token.invalid');
  if (row.revokedAt) throw new Problem('token.revoked', { name: row.name });
  if (row.expiresAt <= now) throw new Problem('token.expired', { name: row.name });
  const wait = await ports.callers.tryApiToken(row.tokenID);
  if (wait > 0) throw new Problem('request.tooMany', { seconds: wait });
  const hour = new Date(Math.floor(now.getTime() / hourMs) * hourMs);
  if (!row.lastUsedAt || row.lastUsedAt < hour) {
    await ports.store.transact((tx) => tx.apiTokens.update(row.tokenID, { lastUsedAt: hour }));
  }
  return tokenCaller(row);
}

/** The same token a while later, for what lasts; null where it has ended. */
export async function tokenAgain(ports: Ports, tokenID: string, now: Date): Promise<TokenCaller | null> {
  const row = await ports.store.read.apiTokens.get(tokenID);
  return row && !row.revokedAt && row.expiresAt > now ? tokenCaller(row) : null;
}

export function tokenCaller(row: ApiTokenRow): TokenCaller {
  const scope = row.teamID === null ? 'all' : 'team';
  const grants: Grants = Object.fromEntries(row.permissions.map((permission) => [permission, scope]));
  return { kind: 'token', token: row, userID: row.tokenID, name: row.name, teamID: row.teamID, grants };
}

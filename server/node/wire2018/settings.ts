import * as z from 'zod/mini';
import { pageOrigin, type RoomListRules } from '../../../contract/old-clients';
import { protocolOf } from '../addresses';
import { list } from '../list';
import { isNetwork } from './networks';
import type { LiveService } from './streams';

/** What the environment decides about old clients. */
export interface WireSettings {
  /** The part that carries no identity: for these networks and pages, and those that admins add. */
  readonly roomList: RoomListRules;
  /** File with the public key that vouches for userSigs of the scheme before HMAC. */
  readonly oldUserSigKeyFile: string | null;
  readonly live: LiveService | null;
  readonly mixURL: string | null;
  readonly groupNoticeURL: string | null;
}

const httpURL = (name: string) =>
  z.optional(
    z.string().check(
      z.refine((url) => /^https?:$/.test(protocolOf(url) ?? ''), {
        error: `${name} must be an http or https address.`,
      }),
    ),
  );

const isHost = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?$/i;
const host = (name: string) =>
  z.optional(z.string().check(z.regex(isHost, `${name} must be the name of a host.`)));

export const wireEnvironment = {
  OLD_USERSIG_KEY_FILE: z.optional(z.string()),
  ROOM_LIST_NETWORKS: list(
    isNetwork,
    'ROOM_LIST_NETWORKS must be networks with commas between, such as 10.0.0.0/8,192.0.2.7.',
  ),
  ROOM_LIST_ORIGINS: list(
    (entry) => pageOrigin.safeParse(entry).success,
    'ROOM_LIST_ORIGINS must be origins of pages with commas between, such as https://crm.example.com.',
  ),
  LIVE_BIZID: z.optional(z.string().check(z.regex(/^[0-9]{1,10}$/, 'LIVE_BIZID must be a number.'))),
  LIVE_PUSH_HOST: host('LIVE_PUSH_HOST'),
  LIVE_PLAY_HOST: host('LIVE_PLAY_HOST'),
  LIVE_PUSH_KEY: z.optional(z.string()),
  LIVE_PLAY_KEY: z.optional(z.string()),
  MIX_URL: httpURL('MIX_URL'),
  GROUP_NOTICE_URL: httpURL('GROUP_NOTICE_URL'),
};
const _environment = z.object(wireEnvironment);
type Environment = z.infer<typeof _environment>;

/** Reads them together; what does not fit together is added to the faults. */
export function wireSettings(settings: Environment, faults: string[]): WireSettings {
  if (settings.ROOM_LIST_ORIGINS.length > 0 && settings.ROOM_LIST_NETWORKS.length === 0) {
    faults.push('ROOM_LIST_ORIGINS opens nothing without ROOM_LIST_NETWORKS.');
  }
  return {
    roomList: { networks: settings.ROOM_LIST_NETWORKS, origins: settings.ROOM_LIST_ORIGINS },
    oldUserSigKeyFile: settings.OLD_USERSIG_KEY_FILE ?? null,
    live: liveIn(settings, faults),
    mixURL: settings.MIX_URL ?? null,
    groupNoticeURL: settings.GROUP_NOTICE_URL ?? null,
  };
}

/** A live service is all of it or none of it; a key for playing that pushes as well would give that right away. */
function liveIn(settings: Environment, faults: string[]): LiveService | null {
  const { LIVE_BIZID, LIVE_PUSH_HOST, LIVE_PLAY_HOST, LIVE_PUSH_KEY, LIVE_PLAY_KEY } = settings;
  const given = { LIVE_BIZID, LIVE_PUSH_HOST, LIVE_PLAY_HOST, LIVE_PUSH_KEY, LIVE_PLAY_KEY };
  const missing = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length === Object.keys(given).length) return null;
  if (!LIVE_BIZID || !LIVE_PUSH_HOST || !LIVE_PLAY_HOST || !LIVE_PUSH_KEY || !LIVE_PLAY_KEY) {
    faults.push(`A live service needs ${missing.join(', ')} as well.`);
    return null;
  }
  if (LIVE_PUSH_KEY === LIVE_PLAY_KEY) {
    faults.push('LIVE_PLAY_KEY must differ from LIVE_PUSH_KEY: whoever may play could push.');
  }
  return {
    bizID: LIVE_BIZID,
    pushHost: LIVE_PUSH_HOST,
    playHost: LIVE_PLAY_HOST,
    pushKey: LIVE_PUSH_KEY,
    playKey: LIVE_PLAY_KEY,
  };
}

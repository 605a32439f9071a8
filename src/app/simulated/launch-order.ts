import * as z from 'zod/mini';
import type { LaunchOrder } from '../../../mocks/desktop/launch-line';

const order = z.object({
  type: z.string(),
  action: z.string(),
  serverDomain: z.string(),
  roomID: z.coerce.string(),
  template: z._default(z.string(), '1v1'),
  sdkAppID: z.number(),
  accountType: z.coerce.string(),
  userID: z.string(),
  userSig: z.string(),
  userName: z._default(z.string(), ''),
  userAvatar: z._default(z.string(), ''),
  userTag: z._default(z.string(), ''),
});

/** What our own launcher asks in a launch URL; null for any other. The program itself reads more loosely. */
export function orderIn(url: string): LaunchOrder | null {
  const json = /[?&]json=(.*)$/s.exec(url)?.[1];
  if (json === undefined) return null;
  try {
    const { sdkAppID, accountType, ...read } = order.parse(JSON.parse(decodeURIComponent(json)));
    return {
      ...read,
      port: 48887,
      singleton: true,
      roomInfo: '',
      mixRecord: false,
      screenRecord: 0,
      recordUrl: '',
      recordPath: '',
      raw: { sdkAppID, accountType },
    };
  } catch {
    return null; // the program would exit without a word
  }
}

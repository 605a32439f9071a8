import * as z from 'zod/mini';
import type { LaunchOrder } from '../../../mocks/desktop/launch-line';

const order = z.object({
  type: z.string(),
  action: z.string(),
  serverDomain: z.string(),
  roomID: z.coerce.string(),
  template: z._default(z.string(), '1v1'),
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
    const raw: unknown = JSON.parse(decodeURIComponent(json));
    const read = order.parse(raw);
    return {
      ...read,
      port: 48887,
      singleton: true,
      roomInfo: '',
      mixRecord: false,
      screenRecord: 0,
      recordUrl: '',
      recordPath: '',
      raw: {},
    };
  } catch {
    return null; // the program would exit without a word
  }
}

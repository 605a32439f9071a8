import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod/mini';
import { orderOf, type LaunchOrder } from '../launch-line';
import type { TicketOrder } from './link';

/** RoomService would not give the order; `reason` is its code, or `server.unreachable`. */
export class TicketRefusal extends Error {
  override readonly name = 'TicketRefusal';

  constructor(readonly reason: string) {
    super(reason);
  }
}

export interface Redeemed {
  readonly callID: string;
  /** The pages that may talk to the program about it. */
  readonly origins: readonly string[];
  readonly order: LaunchOrder;
}

const recording = z.object({
  mixRecord: z.optional(z.boolean()),
  screenRecord: z.optional(z.int()),
  cloudRecordUrl: z.optional(z.string()),
  recordPath: z.optional(z.string()),
});
const answer = z.object({
  callID: z.string(),
  origins: z.array(z.string()),
  order: z.looseObject({
    type: z.enum(['RTCRoom', 'LiveRoom', 'CustomServiceLive']),
    roomAction: z.optional(z.enum(['createRoom', 'enterRoom'])),
    roomName: z.optional(z.string()),
    recording: z.optional(z.nullable(recording)),
  }),
});
const refusal = z.object({ error: z.object({ code: z.string() }) });

/** Pauses between tries. All lie within the minute in which the same nonce gets the same answer again. */
const pausesMs = [250, 1000, 4000] as const;

/** Turns a ticket into its order. Tries again with the same nonce when no answer came, because one may have been lost. */
export async function redeem({ ticket, server }: TicketOrder): Promise<Redeemed> {
  const nonce = randomBytes(16).toString('base64url');
  for (const pause of [...pausesMs, null]) {
    const response = await ask(server, { ticket, nonce }).catch(() => null); // no answer, like a server's failure
    if (response?.ok) return redeemedIn(response.text);
    if (response && response.status < 500) throw new TicketRefusal(codeIn(response.text));
    if (pause !== null) await sleep(pause);
  }
  throw new TicketRefusal('server.unreachable');
}

async function ask(server: string, body: object) {
  const response = await fetch(new URL('api/tickets/redeem', server), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
    redirect: 'error',
  });
  return { ok: response.ok, status: response.status, text: await response.text() };
}

function redeemedIn(text: string): Redeemed {
  const read = z.safeParse(answer, jsonIn(text));
  if (!read.success) throw new TicketRefusal('server.unreadable');
  const { callID, origins, order } = read.data;
  const { roomAction, roomName, recording: kept, ...rest } = order;
  // The room's side of the program reads the keys of a link, whichever way an order came.
  const asInLink = {
    action: roomAction ?? 'start',
    roomInfo: roomName,
    mixRecord: kept?.mixRecord,
    screenRecord: kept?.screenRecord,
    recordUrl: kept?.cloudRecordUrl,
    recordPath: kept?.recordPath,
  };
  return { callID, origins, order: orderOf({ ...rest, ...asInLink }) };
}

function codeIn(text: string): string {
  const read = z.safeParse(refusal, jsonIn(text));
  return read.success ? read.data.error.code : 'server.unreadable';
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // a proxy's page, say
  }
}

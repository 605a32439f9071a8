import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { asTheSystemGetsIt } from './requests';

/** Where the tests' page is. */
export const PAGE = 'https://calls.example.com';
export const KEY = 'k'.repeat(22);
/** A ticket that the stand-in has an order for; each letter is another. */
export const ticket = (letter = 't') => letter.repeat(44);

export interface TicketService {
  readonly address: string;
  readonly asked: { readonly ticket: string; readonly nonce: string }[];
  /** What comes next instead of an order: a refusal's code, or `cut` for an answer that is lost on the way. */
  next(...outcomes: (string | null)[]): void;
  /** Holds answers until the function that it gives is called. */
  hold(): () => void;
  /** What tickets are good for from now on. */
  give(order: object): void;
  close(): Promise<void>;
}

const statuses: Readonly<Record<string, number>> = {
  'ticket.invalid': 404,
  'ticket.used': 409,
  'ticket.expired': 410,
  'room.closed': 409,
  'call.ended': 409,
  'server.failed': 500,
};

export const roomOrder = {
  type: 'RTCRoom',
  roomAction: 'createRoom',
  roomID: '482913605',
  roomName: 'Signing',
  userID: 'agent_lin',
  userName: 'Lin',
  userSig: 'eJ-sig_*',
  sdkAppID: 1400000001,
  accType: '18454',
  serverDomain: 'https://calls.example.com/weapp/double_room/',
  template: '1v1',
  recording: { mixRecord: true, screenRecord: 0, cloudRecordUrl: '', recordPath: '' },
  expiresAt: '2026-11-28T09:00:00.000Z',
};

export const pushPlayOrder = {
  type: 'CustomServiceLive',
  title: 'One',
  pushURL: 'rtmp://push.example.com/live/a?txSecret=s',
  playURL: 'rtmp://play.example.com/live/b?txSecret=s',
};

/** The part of RoomService that gives orders for tickets: each once, and the same again for the same nonce. */
export async function aTicketService(): Promise<TicketService> {
  const asked: TicketService['asked'] = [];
  const taken = new Map<string, string>();
  const outcomes: (string | null)[] = [];
  let order: object = roomOrder;
  let held: Promise<void> = Promise.resolve();

  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString('utf8')) as { ticket: string; nonce: string };
      asked.push(body);
      const outcome = outcomes.shift() ?? null;
      const usedBy = taken.get(body.ticket) ?? body.nonce;
      const refusal = usedBy === body.nonce ? outcome : 'ticket.used';
      void held.then(() => {
        if (refusal === null || refusal === 'cut') taken.set(body.ticket, body.nonce);
        if (refusal === 'cut') return request.socket.destroy();
        response.setHeader('Content-Type', 'application/json');
        if (request.method !== 'POST' || request.url !== '/api/tickets/redeem') response.writeHead(404).end();
        else if (refusal !== null)
          response.writeHead(statuses[refusal] ?? 400).end(JSON.stringify({ error: { code: refusal } }));
        else response.end(JSON.stringify({ callID: `call_${body.ticket[0]}`, origins: [PAGE], order }));
      });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a path
  return {
    address: `http://127.0.0.1:${port}/`,
    asked,
    next: (...more) => void outcomes.push(...more),
    hold() {
      let release = () => {};
      held = new Promise((done) => (release = done));
      return release;
    },
    give: (next) => void (order = next),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A link of the second dialect, as the system hands it to the program: every text in it is encoded once. */
export function secondLink(fields: Readonly<Record<string, unknown>>): string {
  const values = Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === 'string' ? encodeURIComponent(value) : value,
  ]);
  return asTheSystemGetsIt(`TXCloudRoom://liteav/params?json=${JSON.stringify(Object.fromEntries(values))}`);
}

export const ticketLink = (service: TicketService, letter?: string) =>
  secondLink({
    dataChannel: 'ticket',
    ticket: ticket(letter),
    key: KEY,
    server: service.address,
    port: 48887,
    singleton: true,
  });

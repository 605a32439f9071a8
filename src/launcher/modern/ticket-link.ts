import type { LaunchRequest, Ticket } from '../request';

/** Fills the bytes with randomness, as `crypto.getRandomValues` does. */
export type Random = (bytes: Uint8Array<ArrayBuffer>) => unknown;

/** A key for one call: 16 random bytes, base64url. */
export function makeKey(random: Random): string {
  const bytes = new Uint8Array(16);
  random(bytes);
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

export function ticketLink({ singleton = true }: LaunchRequest, ticket: Ticket, key: string, port: number) {
  const order = {
    dataChannel: 'ticket',
    ticket: encodeURIComponent(ticket.ticket),
    key,
    server: encodeURIComponent(ticket.server),
    port,
    singleton,
  };
  return `TXCloudRoom://liteav/params?json=${JSON.stringify(order)}`;
}

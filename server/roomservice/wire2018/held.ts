/** How long those stay whose clients send no heartbeats: a working day. */
const heldMs = 12 * 3_600_000;

export function heldFor(now: Date): Date {
  return new Date(now.getTime() + heldMs);
}

import { randomBytes } from 'node:crypto';

const limit = 1000;

export interface NumberedEvent {
  readonly seq: number;
  readonly event: object;
}

/** Why a stream is over. */
export type Bye = 'left' | 'replaced' | 'quit';

/** How things stand, for whoever comes late. */
export interface Standing {
  readonly roomStatus: number | null;
  readonly members: readonly unknown[];
}

/** The events of one run, numbered from 1; the newest are kept, for everybody who asks and as often as they ask. */
export class EventLog {
  readonly stream = randomBytes(9).toString('base64url');
  last = 0;
  bye: Bye | null = null;
  standing: Standing = { roomStatus: null, members: [] };
  private kept: NumberedEvent[] = [];

  push(event: object): void {
    this.last += 1;
    this.kept.push({ seq: this.last, event });
    if (this.kept.length > limit) this.kept.shift();
    this.standing = standingAfter(this.standing, event);
  }

  /** All that is kept behind that number. */
  after(seq: number): readonly NumberedEvent[] {
    return this.kept.slice(Math.max(0, seq + 1 - this.oldest));
  }

  /** Where a stream begins that was asked for `after`, and how many events are gone in between. */
  begin(after: number, stream: string | null): { readonly seq: number; readonly missed: number } {
    // A number of another run, or one that this run has not come to, says nothing about what was heard.
    const heard = (stream === null || stream === this.stream) && after <= this.last ? after : 0;
    const missed = Math.max(0, this.oldest - 1 - heard);
    return { seq: heard + missed, missed };
  }

  private get oldest(): number {
    return this.kept[0]?.seq ?? this.last + 1;
  }
}

function standingAfter(before: Standing, event: object): Standing {
  const { event: name, code, list } = event as Readonly<Record<string, unknown>>; // any object has fields, or none
  if (name === 'roomStatus' && typeof code === 'number') return { ...before, roomStatus: code };
  if (name === 'memberChange') return { ...before, members: Array.isArray(list) ? list : [] };
  return before;
}

import type { LaunchOrder } from '../launch-line';
import type { TicketOrder } from './link';
import { redeem, TicketRefusal, type Redeemed } from './redeem';
import { Refusal } from './refusal';

interface Call {
  /** Null where a link of the first dialect began it, which names none. */
  readonly callID: string | null;
  readonly roomID: string;
  readonly key: string | null;
  readonly origins: ReadonlySet<string>;
  readonly over: boolean;
}

/** Which call the program has, who may talk to it about that, and how another takes its place. */
export interface Calls {
  readonly current: Call | null;
  /** The call that is not over. */
  readonly running: Call | null;
  readonly origins: ReadonlySet<string>;
  /** A server that the program's person or administrator knows: its pages may say hello. */
  know(address: string): void;
  beganByLink(order: LaunchOrder): void;
  launch(ticket: TicketOrder, replace: boolean): Promise<{ readonly callID: string }>;
  over(): void;
}

export function createCalls(options: {
  /** Whether the program may talk to that server. */
  readonly isAllowed: (server: string) => boolean;
  /** Leaves the running call properly, because another takes its place. */
  readonly giveWay: () => Promise<void>;
  readonly begin: (order: LaunchOrder) => void;
  readonly log: (line: string) => void;
}): Calls {
  const known = new Set<string>();
  let current: Call | null = null;
  let before: Promise<unknown> = Promise.resolve();

  const running = () => (current?.over === false ? current : null);

  function know(origins: readonly string[]): ReadonlySet<string> {
    for (const origin of origins) known.add(origin);
    return new Set(origins);
  }

  async function launchNow({ ticket, key, server }: TicketOrder, replace: boolean) {
    const busy = running();
    if (busy && !replace) throw new Refusal('busy', { callID: busy.callID, roomID: busy.roomID });
    if (!options.isAllowed(server)) throw new Refusal('ticket.refused', { reason: 'server.unknown' });
    // First the ticket, then the leaving: one that is refused costs nobody the call.
    const { callID, origins, order } = await redeemed({ ticket, key, server });
    if (running()) await options.giveWay();
    current = { callID, roomID: order.roomID, key, origins: know(origins), over: false };
    options.log(`call ${callID} by ticket, for ${origins.join(' ')}`);
    options.begin(order);
    return { callID };
  }

  async function redeemed(ticket: TicketOrder): Promise<Redeemed> {
    try {
      return await redeem(ticket);
    } catch (error) {
      if (!(error instanceof TicketRefusal)) throw error;
      options.log(`ticket refused: ${error.reason}`);
      throw new Refusal('ticket.refused', { reason: error.reason });
    }
  }

  return {
    get current() {
      return current;
    },
    get running() {
      return running();
    },
    get origins() {
      return running()?.origins ?? known;
    },
    know: (address) => void know(originsOf(address)),
    beganByLink(order) {
      const origins = know(originsOf(order.serverDomain));
      current = { callID: null, roomID: order.roomID, key: null, origins, over: false };
    },
    launch(ticket, replace) {
      // One after the other, or two that come together would both find the program idle.
      const turn = before.then(() => launchNow(ticket, replace));
      before = turn.catch(() => undefined);
      return turn;
    },
    over() {
      if (current) current = { ...current, over: true };
    },
  };
}

function originsOf(address: string): readonly string[] {
  return URL.canParse(address) ? [new URL(address).origin] : [];
}

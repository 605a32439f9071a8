import type { LiveEvent } from '../../contract/events';
import { allows } from '../../contract/access';
import { callerByDigest, findCaller, isPasswordDue } from './callers';
import { tokenAgain } from './tokens/caller';
import type { Caller } from './context';
import type { Ports, StoredLiveEvent } from './ports';
import { Problem, problemResponse } from './problem';

const pingMs = 15_000;
const replayLimit = 1000;
/** When somebody with too many streams may try again: one of them may have ended by then. */
const streamsAgainAfterS = 30;
/** A reader this far behind is told to fetch anew instead of being queued for. */
const maxQueued = 2000;

/** `GET /api/events`: what changes, as it changes, for as long as the caller is signed in. */
export async function liveStream(ports: Ports, request: Request): Promise<Response> {
  let caller: Caller;
  try {
    caller = await mayListen(ports, request);
  } catch (error) {
    if (error instanceof Problem) return problemResponse(error, ports.random.id());
    throw error;
  }
  const release = ports.limits.openStream(caller.userID);
  if (!release) {
    return problemResponse(
      new Problem('request.tooMany', { seconds: streamsAgainAfterS }),
      ports.random.id(),
    );
  }
  const after = Number(
    new URL(request.url).searchParams.get('after') ?? request.headers.get('last-event-id') ?? NaN,
  );
  return new Response(
    streamFor(ports, caller, Number.isSafeInteger(after) ? after : null, request.signal, release),
    {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        // nginx would otherwise hold events back until its buffer fills.
        'x-accel-buffering': 'no',
      },
    },
  );
}

async function mayListen(ports: Ports, request: Request): Promise<Caller> {
  const caller = await findCaller(ports, request, ports.clock.now());
  if (!caller) throw new Problem('signIn.required');
  if (isDue(caller)) throw new Problem('password.mustChange');
  return caller;
}

function isDue(caller: Caller): boolean {
  return caller.kind === 'person' && isPasswordDue(caller);
}

/** Whether the caller still is who they were, and what they may hear now. */
function stillThere(ports: Ports, caller: Caller): Promise<Caller | null> {
  const now = ports.clock.now();
  return caller.kind === 'token'
    ? tokenAgain(ports, caller.userID, now)
    : callerByDigest(ports, caller.signIn.tokenDigest, now);
}

function streamFor(
  ports: Ports,
  first: Caller,
  after: number | null,
  aborted: AbortSignal,
  release: () => void,
): ReadableStream<Uint8Array> {
  const utf8 = new TextEncoder();
  const done = new AbortController();
  done.signal.addEventListener('abort', release);
  return new ReadableStream<Uint8Array>(
    {
      async start(controller) {
        let caller = first;
        let sent = after ?? 0;
        let waiting: StoredLiveEvent[] | null = [];
        const write = (text: string) => {
          if (!done.signal.aborted) controller.enqueue(utf8.encode(text));
        };
        const end = () => {
          if (done.signal.aborted) return;
          done.abort();
          controller.close();
        };
        const send = (event: LiveEvent) =>
          write(`id: ${event.seq}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
        const lookAgain = () =>
          stillThere(ports, caller).then(
            (still) => {
              if (!still || isDue(still)) return end();
              caller = still;
            },
            () => undefined, // the database is away: keep the stream, the next ping asks again
          );
        const pass = ({ event, audience }: StoredLiveEvent) => {
          if (event.seq <= sent) return;
          sent = event.seq;
          if (mayHear(caller, audience)) {
            send(event);
            // Rights or sign-ins of this person changed: this very stream may have to end.
            if (event.type === 'me.changed') void lookAgain();
          }
          if ((controller.desiredSize ?? 0) < -maxQueued) end();
        };

        const unsubscribe = ports.live.subscribe((stored) => (waiting ? waiting.push(stored) : pass(stored)));
        const ping = setInterval(() => void lookAgain().then(() => write(': ping\n\n')), pingMs);
        done.signal.addEventListener('abort', () => {
          clearInterval(ping);
          unsubscribe();
        });
        ports.live.stopping.addEventListener('abort', end, { once: true, signal: done.signal });
        aborted.addEventListener('abort', end, { once: true, signal: done.signal });
        if (ports.live.stopping.aborted || aborted.aborted) return end();

        try {
          const { live } = ports.store.read;
          const { oldest, newest } = await live.range();
          const at = ports.clock.now().toISOString();
          // Behind what is kept, or ahead of it: another database than the one that numbered it.
          const lost =
            after !== null && (after < oldest - 1 || after > newest || newest - after > replayLimit);
          if (after === null || lost) sent = newest;
          send({ type: lost ? 'resync' : 'hello', seq: sent, at });
          if (after !== null && !lost)
            for (const stored of await live.after(after, replayLimit)) pass(stored);
        } catch (error) {
          done.abort(); // or the ping would go on, into a stream that never began
          throw error;
        }
        const missed = waiting;
        waiting = null;
        missed.forEach(pass);
      },
      cancel() {
        done.abort();
      },
    },
    new CountQueuingStrategy({ highWaterMark: 64 }),
  );
}

function mayHear(caller: Caller, audience: StoredLiveEvent['audience']): boolean {
  if (audience.kind === 'everybody') return true;
  if (audience.kind === 'people') return audience.userIDs.includes(caller.userID);
  return (
    allows(caller, audience.permission, audience) || (audience.alsoIDs?.includes(caller.userID) ?? false)
  );
}

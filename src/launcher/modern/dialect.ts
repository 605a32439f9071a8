import type { LaunchOutcome, ModernDialect, ModernLine } from '../dialect';
import { isFields } from '../events';
import { TransportError } from '../ports';
import type { LaunchRequest } from '../request';
import { SnapshotError } from '../snapshot';
import { createClient, orAborted, Refusal, type LoopbackFetch } from './client';
import { newsFor } from './news';
import { openNotebook, type CallNote } from './notebook';
import { createReader, helloLimitMs } from './reader';
import { makeKey, ticketLink, type Random } from './ticket-link';
import { parseCall, parseHello, parseHint } from './wire';

/** Redeeming the ticket is a way to the server and back; the click is good for five seconds. */
const launchLimitMs = 3500;
const orderLimitMs = 2000;
const snapshotLimitMs = 5000;
const pictureLimit = 8 * 1024 * 1024;

/**
 * The second dialect (docs/launcher-protocol.md): JSON over `fetch`, links with a ticket, events streamed.
 * @param options.random fills the bytes of a call's key; `crypto.getRandomValues`, bound
 */
export function createModernDialect(options: {
  readonly fetch: LoopbackFetch;
  readonly random: Random;
}): ModernDialect {
  return { open: (around) => openLine({ ...around, ...options }) };
}

type Around = Parameters<ModernDialect['open']>[0] & Parameters<typeof createModernDialect>[0];

function openLine({ port, clock, storage, delay, fetch, random }: Around): ModernLine {
  const client = createClient({ fetch, port, clock });
  const notebook = openNotebook(storage, port);
  let answers = false;

  const noteOf = (callID: string): CallNote =>
    notebook.call?.callID === callID ? notebook.call : { callID, key: null, stream: '', seq: 0 };
  const key = () => notebook.call?.key ?? null;
  /** A call begins: nothing of it was heard. Opened again, it keeps its key. */
  function begin({ callID }: LaunchRequest): string {
    const before = noteOf(callID);
    const own = before.key ?? makeKey(random);
    if (before.key === null) notebook.keep({ callID, key: own, stream: '', seq: 0 });
    return own;
  }

  async function order(path: string, body: object, signal?: AbortSignal): Promise<unknown> {
    const whose = { path, body, key: key(), limitMs: orderLimitMs };
    return client.ask(signal ? { ...whose, signal } : whose);
  }

  return {
    get answers() {
      return answers;
    },

    heard(reply) {
      const hint = parseHint(reply);
      answers = hint !== null;
      if (hint === null) {
        if (reply.kind === 'answer') notebook.forget();
        return false;
      }
      notebook.know();
      if (hint.carried !== null && notebook.call) notebook.keep({ ...notebook.call, seq: hint.carried });
      return true;
    },

    knows: (callID) => notebook.call?.callID === callID && (answers || notebook.call.stream !== ''),

    hasLink: ({ ticket }) => ticket !== undefined && (answers || notebook.known),

    linkOf(request, again) {
      if (again) notebook.forget();
      if (!request.ticket || again || !(answers || notebook.known)) {
        if (noteOf(request.callID).key === null)
          notebook.keep({ callID: request.callID, key: null, stream: '', seq: 0 });
        return null;
      }
      return ticketLink(request, request.ticket, begin(request), port);
    },

    async hello(signal) {
      const hello = parseHello(await client.ask({ path: 'hello', signal, limitMs: helloLimitMs }));
      if (!hello) throw new TransportError('unreachable');
      answers = true;
      return hello;
    },

    async launch(request, replace, signal): Promise<LaunchOutcome> {
      if (!request.ticket) return { kind: 'refused' };
      const { ticket, server } = request.ticket;
      const own = noteOf(request.callID).key ?? makeKey(random);
      try {
        const body = { ticket, key: own, server, replace };
        await client.ask({ path: 'launch', body, signal, limitMs: launchLimitMs });
        // Only now is it the call of this browser; before, an earlier one might have been.
        notebook.keep({ callID: request.callID, key: own, stream: '', seq: 0 });
        return { kind: 'taken' };
      } catch (error) {
        if (error instanceof Refusal)
          return error.code === 'busy'
            ? { kind: 'busy', call: parseCall(error.details) }
            : { kind: 'refused' };
        answers = false;
        throw error;
      }
    },

    async leave(ended) {
      if (!notebook.call) return false;
      try {
        await order('leave', {});
      } catch {
        return false; // nobody there, or another call's: the first dialect has a word for both
      }
      if (ended) {
        const enough = new AbortController();
        await Promise.race([
          orAborted(new Promise(() => undefined), ended).catch(() => undefined),
          delay(orderLimitMs, enough.signal).catch(() => undefined),
        ]);
        enough.abort();
      }
      return true;
    },

    async show(signal) {
      await told(order('show', {}, signal));
    },

    async changeStreams({ pushURL, playURL, title = '' }, signal) {
      await told(order('streams', { pushURL, playURL, title }, signal));
    },

    async snapshot(role, signal) {
      const question = { path: 'snapshot', body: { role }, key: key(), signal };
      const answer = await client
        .ask({ ...question, limitMs: snapshotLimitMs, limit: pictureLimit })
        .catch((error: unknown) => {
          throw new SnapshotError(snapshotProblem(error));
        });
      if (!isFields(answer) || typeof answer['base64'] !== 'string' || answer['base64'] === '')
        throw new SnapshotError('failed');
      return { base64: answer['base64'], url: typeof answer['url'] === 'string' ? answer['url'] : '' };
    },

    listen: (launcher) =>
      createReader({ client, clock, delay, news: newsFor(launcher, clock.now), noteOf, keep: notebook.keep }),
    close: () => client.close(),
  };
}

/** To whoever gave an order, a program that says no is one that did not take it. */
async function told(order: Promise<unknown>): Promise<void> {
  await order.catch((error: unknown) => {
    throw error instanceof TransportError ? error : new TransportError('unreachable');
  });
}

function snapshotProblem(error: unknown): SnapshotError['code'] {
  if (error instanceof Refusal) return error.code === 'notStreaming' ? 'notConnected' : 'failed';
  if (!(error instanceof TransportError)) return 'unanswered';
  if (error.code === 'timeout') return 'timeout';
  return error.code === 'unreachable' ? 'unanswered' : 'aborted';
}

import type { ServerResponse } from 'node:http';
import * as z from 'zod/mini';
import type { Manners } from '../behaviour';
import { programName, programVersion } from './identity';
import { ticketOrder, type TicketOrder } from './link';
import { Refusal } from './refusal';
import type { Streams } from './streams';

/** The program as its second dialect sees it. */
export interface SecondProgram {
  port(): number;
  manners(): Manners;
  /** The pages that may ask now. */
  origins(): ReadonlySet<string>;
  /** The key of the call, where it came with one. */
  key(): string | null;
  /** Whether there is a call; `orWas`: or one that has ended and was not followed by another. */
  inCall(orWas: boolean): boolean;
  call(): { readonly callID: string | null; readonly roomID: string } | null;
  launch(ticket: TicketOrder, replace: boolean): Promise<{ readonly callID: string }>;
  streams(): Streams;
  leave(): void;
  show(): void;
  snapshot(role: 'pusher' | 'player'): { readonly base64: string; readonly url: string };
  takeStreams(streams: { readonly pushURL: string; readonly playURL: string; readonly title: string }): void;
}

interface Asked {
  readonly program: SecondProgram;
  readonly body: unknown;
  readonly search: URLSearchParams;
  readonly response: ServerResponse;
}

interface Question {
  readonly method: 'GET' | 'POST';
  /** Needs a call, and its key. */
  readonly aboutCall: boolean;
  /** Null when it answers by itself. */
  readonly answer: (asked: Asked) => Answer | null | Promise<Answer>;
}

interface Answer {
  readonly status: number;
  readonly body?: object;
}

const launchBody = z.extend(ticketOrder, { replace: z._default(z.boolean(), false) });
const snapshotBody = z.object({ role: z.enum(['pusher', 'player']) });
const rtmp = z.string().check(z.regex(/^rtmp:\/\//i));
const streamsBody = z.object({ pushURL: rtmp, playURL: rtmp, title: z.string() });
const eventsSearch = z.object({
  after: z._default(z.string().check(z.regex(/^\d{1,15}$/)), '0'),
  stream: z._default(z.nullable(z.string()), null),
});

type QuestionName = 'hello' | 'launch' | 'events' | 'leave' | 'show' | 'snapshot' | 'streams';

export const questions: Readonly<Record<QuestionName, Question>> = {
  hello: {
    method: 'GET',
    aboutCall: false,
    answer: ({ program }) => ({
      status: 200,
      body: {
        dialect: 2,
        name: programName,
        version: program.manners().is('oldVersion') ? '0.9.0' : programVersion,
        os: 'linux',
        can: ['show', 'snapshot', 'streams'],
        call: program.call(),
      },
    }),
  },
  launch: {
    method: 'POST',
    aboutCall: false,
    async answer({ program, body }) {
      const { replace, ...ticket } = parsed(launchBody, body);
      return { status: 202, body: await program.launch(ticket, replace) };
    },
  },
  events: {
    method: 'GET',
    aboutCall: true,
    answer({ program, search, response }) {
      const { after, stream } = parsed(eventsSearch, Object.fromEntries(search));
      response.writeHead(200, { 'Content-Type': 'application/x-ndjson' });
      program.streams().open(response, Number(after), stream);
      return null;
    },
  },
  leave: {
    method: 'POST',
    aboutCall: true,
    answer({ program }) {
      program.leave();
      return { status: 202 };
    },
  },
  show: {
    method: 'POST',
    aboutCall: true,
    answer({ program }) {
      program.show();
      return { status: 204 };
    },
  },
  snapshot: {
    method: 'POST',
    aboutCall: true,
    answer: ({ program, body }) => ({ status: 200, body: program.snapshot(parsed(snapshotBody, body).role) }),
  },
  streams: {
    method: 'POST',
    aboutCall: true,
    answer({ program, body }) {
      program.takeStreams(parsed(streamsBody, body));
      return { status: 204 };
    },
  },
};

export function isQuestion(name: string): name is QuestionName {
  return Object.hasOwn(questions, name);
}

function parsed<Schema extends z.ZodMiniType>(schema: Schema, value: unknown): z.output<Schema> {
  const read = z.safeParse(schema, value);
  if (!read.success) throw new Refusal('request.invalid');
  return read.data;
}

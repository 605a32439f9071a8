import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { breakReason } from './floor';
import { csv, instant, opaqueID, personRef, userID } from './primitives';

/** What an agent says of themselves. */
export const presenceChoices = ['available', 'break'] as const;
export const presenceChoice = z.enum(presenceChoices);
export type PresenceChoice = z.infer<typeof presenceChoice>;

/** What is so: the choice, unless the machine knows better. */
export const presenceStates = ['available', 'inCall', 'wrapUp', 'break', 'offline'] as const;
export const presenceState = z.enum(presenceStates);
export type PresenceState = z.infer<typeof presenceState>;

export const presence = z.object({
  user: personRef,
  team: z.nullable(z.object({ teamID: opaqueID, name: z.string() })),
  state: presenceState,
  /** Since when; null for somebody who has never been here. */
  since: z.nullable(instant),
  /** Shown again once a call, its wrap-up or an absence is over. */
  choice: presenceChoice,
  /** Of a break, with the words that it had when it was chosen. */
  reason: z.nullable(breakReason),
  /** Somebody else who chose for them. */
  chosenBy: z.nullable(personRef),
  can: z.array(z.enum(['set'])),
});
export type Presence = z.infer<typeof presence>;

const choosing = z.object({ choice: presenceChoice, reasonID: z.nullable(opaqueID) }).check(
  z.refine(({ choice, reasonID }) => choice !== 'break' || reasonID !== null, {
    path: ['reasonID'],
    error: 'required',
  }),
);

export const getMyPresence = endpoint({
  method: 'GET',
  path: '/presence/me',
  summary: 'My presence',
  access: 'presence.choose',
  person: true,
  result: presence,
});

export const choosePresence = endpoint({
  method: 'PUT',
  path: '/presence/me',
  summary: 'I am available, or on a break; chosen in a wrap-up, it puts the wrap-up off',
  access: 'presence.choose',
  person: true,
  body: choosing,
  result: presence,
  errors: ['break.unknown'],
});

export const beHere = endpoint({
  method: 'POST',
  path: '/presence/me/here',
  summary: 'A console of mine is open: said every 30 s; after 90 s without it I am offline',
  access: 'presence.choose',
  person: true,
  result: presence,
});

export const listPresence = endpoint({
  method: 'GET',
  path: '/presence',
  summary: 'The presence of agents, by name',
  access: 'presence.list',
  query: z.object({ teamID: z.optional(csv(opaqueID)) }),
  result: z.object({ items: z.array(presence) }),
});

export const setPresence = endpoint({
  method: 'PUT',
  path: '/users/:userID/presence',
  summary: "Choose in an agent's place; they see by whom, and the audit log keeps it",
  access: 'presence.set',
  params: z.object({ userID }),
  body: choosing,
  result: presence,
  errors: ['user.notFound', 'break.unknown'],
});

/** How long somebody was in a state between two instants; of a break, by its reason. */
const spent = z.object({
  user: personRef,
  state: presenceState,
  reason: z.nullable(breakReason),
  seconds: z.number(),
});

export const listPresenceTimes = endpoint({
  method: 'GET',
  path: '/presence/times',
  summary: 'How long agents were in each state, in at most 31 days of the last 400',
  access: 'presence.list',
  query: z.object({ from: instant, to: instant, teamID: z.optional(csv(opaqueID)) }).check(
    z.refine(({ from, to }) => Date.parse(to) > Date.parse(from), { path: ['to'], error: 'invalid_format' }),
    z.refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= 31 * 86_400_000, {
      path: ['to'],
      error: 'invalid_format',
    }),
  ),
  result: z.object({ items: z.array(spent) }),
});

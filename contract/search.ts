import * as z from 'zod/mini';
import { call } from './calls';
import { endpoint } from './endpoint';
import { user } from './people';
import { requiredText } from './primitives';
import { recording } from './recordings';
import { room } from './rooms';

/** The best matches of one kind: a whole id first, then what begins with the text, then what contains it. */
function found<T extends z.core.SomeType>(item: T) {
  return z.object({
    items: z.array(item),
    /** There are others: the list of this kind has them all. */
    more: z.boolean(),
    /** It took longer than a person waits and was given up: a longer text finds more quickly. */
    cut: z.boolean(),
  });
}

/** So many of each kind. */
export const searchLimit = 6;

export const searchAll = endpoint({
  method: 'GET',
  path: '/search',
  summary: 'The rooms, people, calls and recordings that match best, among those that I may list',
  access: 'signedIn',
  query: z.object({
    /**
     * A whole id, or parts of names, numbers and references, each in any field; letter case aside. A number may be typed
     * in groups. One character finds what begins with it.
     */
    q: requiredText(100),
  }),
  result: z.object({
    rooms: found(room),
    people: found(user),
    calls: found(call),
    recordings: found(recording),
  }),
});

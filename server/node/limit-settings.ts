import * as z from 'zod/mini';
import { wholeNumber } from './whole-number';

const atMost = (name: string, max: number, otherwise: number) =>
  z._default(wholeNumber(0, max, `${name} must be a whole number from 0 (no limit) to ${max}.`), otherwise);
const seconds = (name: string, otherwise: number) =>
  z._default(wholeNumber(1, 3600, `${name} must be a whole number of seconds from 1 to 3600.`), otherwise);

/** Generous: some hundred people and their programs behind one address do not meet them. */
export const limitEnvironment = {
  LIMIT_PER_ADDRESS: atMost('LIMIT_PER_ADDRESS', 10_000_000, 12_000),
  LIMIT_PER_PERSON: atMost('LIMIT_PER_PERSON', 1_000_000, 1200),
  LIMIT_STREAMS: atMost('LIMIT_STREAMS', 10_000, 20),
  HEADERS_WITHIN: seconds('HEADERS_WITHIN', 20),
  REQUEST_WITHIN: seconds('REQUEST_WITHIN', 300),
};
const _environment = z.object(limitEnvironment);

export function limitSettings(given: z.infer<typeof _environment>) {
  return {
    limits: {
      perAddress: given.LIMIT_PER_ADDRESS,
      perPerson: given.LIMIT_PER_PERSON,
      streams: given.LIMIT_STREAMS,
    },
    patience: {
      // Headers are part of the request: who has less time for all of it has less for them.
      headersWithinSeconds: Math.min(given.HEADERS_WITHIN, given.REQUEST_WITHIN),
      requestWithinSeconds: given.REQUEST_WITHIN,
    },
  };
}

import * as z from 'zod/mini';
import { liveEvent, type LiveEvent } from '../../../contract/events';

/** A live event from its JSON; undefined for what a newer server may send and this page does not know. */
export function parseLiveEvent(json: string): LiveEvent | undefined {
  try {
    const parsed = z.safeParse(liveEvent, JSON.parse(json));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined; // not JSON: nothing to act on, and the next event will say what is so
  }
}

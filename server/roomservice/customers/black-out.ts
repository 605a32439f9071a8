import { erasedMark } from '../../../contract/customers';
import type { SavedViewRow } from '../rows/views';

/**
 * Where people write what they like, by table: here a customer may be named though the thing is not about them. A new
 * column of that kind belongs here; a test looks through every table for what was to be erased.
 */
export const freeText = {
  rooms: ['name', 'nameKey', 'search', 'closeReason'],
  calls: ['roomName', 'search', 'endDetail', 'notes'],
  recordings: ['roomName', 'search', 'failure', 'trashReason'],
  recordingHolds: ['reason', 'liftReason'],
  uploads: ['fileName'],
  roomEvents: ['detail', 'personName'],
  members: ['name'],
  wireRooms: ['roomInfo', 'custom'],
  wireMembers: ['userInfo'],
  comments: ['text'],
  reviews: ['answers', 'summary'],
  reviewMessages: ['text'],
  closings: ['reason'],
  observations: ['reason'],
  closingRooms: ['name', 'customerName'],
  webhooks: ['description'],
  webhookEvents: ['body'],
  webhookDeliveries: ['response'],
  moves: ['scope'],
  audit: ['objectName', 'reason', 'changes', 'search'],
} as const;

/** A kept view asks for whom it was made: with that blacked out it finds nothing, so it goes as a whole. */
export function asksFor({ name, search }: SavedViewRow, pattern: string): boolean {
  const says = new RegExp(pattern, 'i');
  return [name, ...new URLSearchParams(search).values()].some((text) => says.test(text));
}

/** Shorter ones would black out half of the log; in the customer's own fields they go all the same. */
const shortest = 2;

/** A pattern that JavaScript and PostgreSQL read alike; Latin words and numbers only where they stand alone. */
export function patternOf(words: readonly string[]): string | null {
  const meant = words.filter((word) => [...word].length >= shortest);
  // The longest first: a name may contain another.
  const alternatives = [...meant]
    .sort((a, b) => b.length - a.length)
    .map((word) => {
      const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      return /^[\x20-\x7e]+$/.test(word) ? `(?<![A-Za-z0-9])${escaped}(?![A-Za-z0-9])` : escaped;
    });
  return alternatives.length === 0 ? null : `(?:${alternatives.join('|')})`;
}

/** The value with every such text blacked out; the very same value where there is none. */
export function blackOut<T>(value: T, pattern: RegExp): T {
  if (typeof value === 'string') return value.replace(pattern, erasedMark) as T & string; // a string stays one
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  const text = JSON.stringify(value);
  const next = text.replace(pattern, erasedMark);
  return next === text ? value : (JSON.parse(next) as T); // the same shape with other texts
}

import { DrizzleQueryError } from 'drizzle-orm';
import { StoreUnavailable } from '../../roomservice/store';

/** The database is not there, is going, or is coming: of the socket, of PostgreSQL, and (as text) of the driver. */
const SOCKET_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
/** 08 connection, 53 out of resources, 57P0x shutting down or starting, 57014 took longer than we allow. */
const SQL_CODES = /^(08...|53...|57P0.|57014)$/;
const DRIVER_TEXT =
  /Connection terminated|timeout exceeded when trying to connect|is not queryable|Client was closed|after calling end on the pool/;

/**
 * Two transactions crossed and PostgreSQL undid one: the same work, done again, sees what the other did.
 * 23505 is one of them too: a check found an id or name free, and somebody took it before the insert.
 */
const CROSSED = new Set(['40001', '40P01', '23505']);

/** What another transaction did since takes the ground from this one: try again. */
export class Crossing extends Error {
  override readonly name = 'Crossing';
}

export function isCrossing(error: unknown): boolean {
  return error instanceof Crossing || CROSSED.has(codeOf(causeOf(error)));
}

/**
 * The error as RoomService should see it: `StoreUnavailable` where the database is away; otherwise with the query but
 * without its values, which may be secrets.
 */
export function storeError(error: unknown): unknown {
  const cause = causeOf(error);
  if (isAway(cause)) return new StoreUnavailable(cause);
  if (!(error instanceof DrizzleQueryError)) return error;
  return new Error(`${messageOf(cause)}, in: ${error.query}`, { cause });
}

/** A query took longer than it was given. */
export function isTooLong(error: unknown): boolean {
  return codeOf(causeOf(error)) === '57014';
}

function isAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isAway); // localhost: one error an address
  const code = codeOf(error);
  return SOCKET_CODES.has(code) || SQL_CODES.test(code) || DRIVER_TEXT.test(messageOf(error));
}

function causeOf(error: unknown): unknown {
  return error instanceof DrizzleQueryError ? error.cause : error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

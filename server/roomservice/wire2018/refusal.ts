import { Problem } from '../problem';

/** Why old clients are refused. Each endpoint has its own number for it, and each server had its own words. */
export type Why =
  | 'missing'
  | 'unknownCaller'
  | 'noRoom'
  | 'notMember'
  | 'full'
  | 'audienceFull'
  | 'taken'
  | 'tooLong'
  | 'notCreator'
  | 'badUserID'
  | 'badMix';

export class WireRefusal extends Error {
  override readonly name = 'WireRefusal';

  constructor(
    readonly why: Why,
    /** What a client of today may read beside the old number: why it is out. */
    readonly reason?:
      'room.closed' | 'session.superseded' | 'session.expired' | 'session.invalid' | 'member.gone',
    /** Which of the ways in which a token can be wrong: the Node server numbered them. */
    readonly tokenFault: 1 | 2 | 3 | 4 = 3,
  ) {
    super(why);
  }
}

/** A request that is wrong in itself, whichever endpoint it meant; answered with an HTTP status. */
export class WireFault extends Error {
  override readonly name = 'WireFault';

  constructor(
    readonly status: 400 | 403 | 404 | 405 | 406 | 413 | 415 | 429,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** A refusal of the common rules as this wire has it; null where it has none for it. */
export function refusalOf(error: unknown): WireRefusal | null {
  if (error instanceof WireRefusal) return error;
  if (!(error instanceof Problem)) return null;
  switch (error.code) {
    case 'room.full':
      return new WireRefusal('full');
    case 'room.closing':
    case 'room.closed':
    case 'room.notFound':
      return new WireRefusal('noRoom');
    case 'session.superseded':
    case 'session.expired':
    case 'session.invalid':
      return new WireRefusal('unknownCaller', error.code);
    default:
      return null;
  }
}

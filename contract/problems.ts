import * as z from 'zod/mini';

/**
 * Every failure that a caller can meet: code and HTTP status. The sentence and the next step are the console's
 * (`src/api/problem-text`), so that they come in the reader's language.
 */
export const problemStatus = {
  'request.invalid': 400,
  'request.tooLarge': 413,
  'request.notJson': 415,
  'request.notFound': 404,
  'request.origin': 403,
  'request.tooMany': 429,
  'signIn.required': 401,
  'signIn.refused': 401,
  'signIn.disabled': 403,
  'signIn.notFound': 404,
  'password.mustChange': 403,
  'password.wrong': 422,
  'password.weak': 422,
  'permission.missing': 403,
  'person.needed': 403,
  'token.malformed': 401,
  'token.invalid': 401,
  'token.expired': 401,
  'token.revoked': 401,
  'token.notFound': 404,
  'token.cannotGive': 422,
  'user.notFound': 404,
  'user.taken': 409,
  'user.reserved': 422,
  'user.self': 422,
  'user.lastAdmin': 409,
  'team.notFound': 404,
  'team.taken': 409,
  'team.notEmpty': 409,
  'room.notFound': 404,
  'room.closed': 409,
  'room.closing': 409,
  'room.notClosing': 409,
  'room.full': 409,
  'room.live': 409,
  'room.changed': 409,
  'closing.notFound': 404,
  'closing.tooMany': 409,
  'closing.keyUsed': 409,
  'closing.nothing': 409,
  'session.notFound': 404,
  'session.expired': 401,
  'session.invalid': 401,
  'session.superseded': 409,
  'ticket.invalid': 404,
  'ticket.used': 409,
  'ticket.expired': 410,
  'member.gone': 409,
  'call.notFound': 404,
  'call.alreadyRunning': 409,
  'call.notEnded': 409,
  'call.ended': 409,
  'call.inRoom': 409,
  'picture.notFound': 404,
  'picture.fileMissing': 404,
  'picture.notJpeg': 422,
  'picture.tooMany': 409,
  'recording.notFound': 404,
  'recording.notPlayable': 409,
  'recording.notFailed': 409,
  'recording.linkExpired': 403,
  'recording.fileMissing': 404,
  'view.notFound': 404,
  'view.tooMany': 409,
  'settings.changed': 409,
  'customer.notFound': 404,
  'customer.busy': 409,
  'customer.notConfirmed': 422,
  'break.unknown': 422,
  'server.failed': 500,
  'server.notReady': 503,
} as const;
export type ProblemCode = keyof typeof problemStatus;

/** What is wrong with one field of the input; `code` is one of `fieldCodes`. */
export const fieldCodes = [
  'required',
  'too_short',
  'too_long',
  'too_small',
  'too_big',
  'format',
  'wrong_type',
  'not_one_of',
  'malformed',
  'taken',
  'unknown',
] as const;
export const fieldProblem = z.object({
  path: z.string(),
  code: z.enum(fieldCodes),
  limit: z.optional(z.number()),
});
export type FieldProblem = z.infer<typeof fieldProblem>;

/** The body of every answer that is not 2xx. */
export const problemBody = z.object({
  error: z.object({
    code: z.enum(Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]]),
    requestID: z.string(),
    fields: z.optional(z.array(fieldProblem)),
    /** Names, numbers and ids that the sentence needs: the missing permission, the running call, the reason. */
    params: z.optional(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
  }),
});
export type ProblemBody = z.infer<typeof problemBody>;

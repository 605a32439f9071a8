import type { z } from 'zod/mini';
import type { Permission } from '../../contract/access';
import type { FieldProblem, ProblemBody, ProblemCode } from '../../contract/problems';
import { problemStatus } from '../../contract/problems';

type Params = NonNullable<ProblemBody['error']['params']>;

/** A failure that the caller is told about. Anything else that is thrown becomes `server.failed`. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly params?: Params,
    readonly fields?: readonly FieldProblem[],
  ) {
    super(code);
    this.name = 'Problem';
  }

  /** Set where the thing exists but is not for the caller: the answer says "not found", the audit log who tried. */
  refused: Permission | null = null;

  forLackOf(permission: Permission): this {
    this.refused = permission;
    return this;
  }
}

export function problemResponse(problem: Problem, requestID: string): Response {
  const body: ProblemBody = {
    error: {
      code: problem.code,
      requestID,
      ...(problem.fields ? { fields: [...problem.fields] } : {}),
      ...(problem.params ? { params: problem.params } : {}),
    },
  };
  return Response.json(body, { status: problemStatus[problem.code], headers: headersOf(problem) });
}

/** What a program understands that knows none of our codes. */
function headersOf({ code, params }: Problem): Record<string, string> {
  if (code === 'request.tooMany' && params?.['seconds']) return { 'retry-after': String(params['seconds']) };
  return code.startsWith('token.') && problemStatus[code] === 401
    ? { 'www-authenticate': 'Bearer error="invalid_token"' }
    : {};
}

/** What zod found, as field problems: one a path, the first that it met. */
export function fieldProblems(issues: readonly z.core.$ZodIssue[]): FieldProblem[] {
  const byPath = new Map<string, FieldProblem>();
  for (const issue of issues) {
    const path = issue.path.map(String).join('.');
    if (!byPath.has(path)) byPath.set(path, { path, ...codeOf(issue) });
  }
  return [...byPath.values()];
}

function codeOf(issue: z.core.$ZodIssue): Omit<FieldProblem, 'path'> {
  switch (issue.code) {
    case 'invalid_type':
      return { code: issue.input === undefined ? 'required' : 'wrong_type' };
    case 'too_small':
      if (issue.origin === 'string' && Number(issue.minimum) <= 1) return { code: 'required' };
      return { code: issue.origin === 'string' ? 'too_short' : 'too_small', limit: Number(issue.minimum) };
    case 'too_big':
      return { code: issue.origin === 'string' ? 'too_long' : 'too_big', limit: Number(issue.maximum) };
    case 'invalid_value':
      return { code: 'not_one_of' };
    case 'custom':
      return {
        code:
          issue.message === 'malformed' ? 'malformed' : issue.message === 'required' ? 'required' : 'format',
      };
    case 'invalid_format':
    case 'not_multiple_of':
      return { code: 'format' };
    default:
      return { code: 'wrong_type' };
  }
}

import type { FieldProblem, ProblemCode } from '../../contract/problems';

/** Failures that never reached RoomService, or whose answer could not be read. */
export type LocalProblemCode = 'network.unreachable' | 'network.timeout' | 'answer.unreadable';
export type AnyProblemCode = ProblemCode | LocalProblemCode;

type Params = Readonly<Record<string, string | number | null>>;

interface Facts {
  readonly status?: number | undefined;
  readonly requestID?: string | undefined;
  readonly params?: Params | undefined;
  readonly fieldProblems?: readonly FieldProblem[] | undefined;
  readonly cause?: unknown;
}

/** Every failure of a request, as the console knows it. Its words are in `problem-text`. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: AnyProblemCode;
  readonly status: number | undefined;
  readonly requestID: string | undefined;
  readonly params: Params;
  /** What is wrong with single fields, with limits. */
  readonly fieldProblems: readonly FieldProblem[];
  /** The same by the field's path; forms look here whether a field is meant. */
  readonly fields: Readonly<Record<string, string>>;

  constructor(code: AnyProblemCode, facts: Facts = {}) {
    super(facts.requestID === undefined ? code : `${code} (request ${facts.requestID})`, {
      cause: facts.cause,
    });
    this.code = code;
    this.status = facts.status;
    this.requestID = facts.requestID;
    this.params = facts.params ?? {};
    this.fieldProblems = facts.fieldProblems ?? [];
    this.fields = Object.fromEntries(this.fieldProblems.map(({ path, code }) => [path, code]));
  }
}

export function isProblem(error: unknown, ...codes: readonly AnyProblemCode[]): error is ApiProblem {
  return error instanceof ApiProblem && (codes.length === 0 || codes.includes(error.code));
}

/** RoomService could not be asked: trying again later may help, changing the input will not. */
export function isAway(error: unknown): boolean {
  return isProblem(error, 'network.unreachable', 'network.timeout', 'server.notReady');
}

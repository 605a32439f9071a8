import fc from 'fast-check';
import type { Endpoint } from '../../../contract/endpoint';
import { fromSchema } from './from-schema';
import { oddText, oddValue, spoiled } from './odd';
import { callers, type CallerKind } from './scene';

/** One request to an endpoint, as somebody sends it. */
export interface FuzzRequest {
  readonly caller: CallerKind;
  /** Put in place of ids that exist. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

const rightToOdd = (right: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 3, arbitrary: right },
    { weight: 4, arbitrary: spoiled(right) },
    { weight: 1, arbitrary: oddValue },
  );

const brokenJSON = fc.constantFrom(
  '',
  '{',
  '{"a":',
  '[1,]',
  'null',
  '\ufeff{}',
  '{"a":1}{"b":2}',
  '['.repeat(40_000),
  '"\\ud800"',
  '\u0000',
);
const queryTexts = fc.constantFrom(
  '',
  '?',
  '?%',
  '?a=%E0%A4%A',
  '?a&&=b&=',
  '?page=1&page=2',
  '?__proto__=x&constructor=y',
  '?page=1;size=2',
  `?q=${'x'.repeat(6000)}`,
);

const headerText = fc.constantFrom(
  '',
  'x',
  '-1',
  '\u00ff\u00fe',
  'x'.repeat(4000),
  '../..',
  'a,b;c="d"',
  '99999999999999999999',
);
const oddHeaders = fc.dictionary(
  fc.constantFrom(
    'accept',
    'accept-language',
    'content-length',
    'if-none-match',
    'last-event-id',
    'origin',
    'range',
    'x-forwarded-for',
    'x-request-id',
    'x-http-method-override',
    'cookie',
  ),
  headerText,
  { maxKeys: 3 },
);
const contentTypes = fc.constantFrom(
  'application/json',
  'application/json; charset=utf-16',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'application/jsonp',
  '',
);

/** Mostly what the records ask for, more or less spoiled. */
export function requestsTo({ access, method, params, query, body }: Endpoint): fc.Arbitrary<FuzzRequest> {
  const seldom = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 6, arbitrary: usual }, { weight: 1, arbitrary: odd });
  const noParams = fc.constant<Readonly<Record<string, string>>>({});
  return fc.record({
    caller: fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom(...callers) },
      {
        weight: 3,
        arbitrary: fc.constantFrom<CallerKind>(
          ...(access === 'userSig' ? (['program'] as const) : (['agent', 'admin'] as const)),
        ),
      },
    ),
    params: params
      ? seldom(noParams, fc.oneof(fromSchema(params), spoiled(fromSchema(params))).map(asTexts))
      : noParams,
    query: seldom(query ? rightToOdd(fromSchema(query)).map(asQuery) : fc.constant(''), queryTexts),
    method: seldom(
      fc.constant<string>(method),
      fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'x'),
    ),
    headers: fc
      .tuple(seldom(fc.constant('application/json'), contentTypes), seldom(fc.constant({}), oddHeaders))
      .map(([type, odd]) => ({ ...odd, 'content-type': type })),
    body: body
      ? seldom(rightToOdd(fromSchema(body)).map(asJSON), brokenJSON)
      : seldom(fc.constant(null), oddText),
  });
}

function asJSON(value: unknown): string {
  return JSON.stringify(value);
}

function asTexts(value: unknown): Record<string, string> {
  if (value === null || typeof value !== 'object') return {};
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, asText(each)]));
}

function asQuery(value: unknown): string {
  const search = new URLSearchParams(asTexts(value)).toString().slice(0, 8000);
  return search && `?${search}`;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

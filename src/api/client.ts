import axios, { isAxiosError, isCancel, type AxiosInstance, type AxiosResponse } from 'axios';
import * as z from 'zod/mini';
import type { CallInput, Endpoint, ResultOf } from '../../contract/endpoint';
import { problemBody } from '../../contract/problems';
import { ApiProblem } from './problem';

/** Nothing RoomService does takes longer; a request that hangs ends as `network.timeout`. */
const TIMEOUT_MS = 20_000;

const http: AxiosInstance = axios.create({
  baseURL: '/api',
  timeout: TIMEOUT_MS,
  // A status is not an exception: answers are read in one place, below.
  validateStatus: () => true,
  paramsSerializer: { serialize: serializeQuery },
});

interface SendOptions {
  readonly signal?: AbortSignal | undefined;
}

/**
 * Calls an endpoint and answers what its record promises, parsed. Every failure is an `ApiProblem`; an abort by the
 * caller stays the abort that it is. This file is only ever imported by lazy parts: axios and the contract come with it.
 */
export async function send<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  { signal }: SendOptions = {},
): Promise<ResultOf<E>> {
  const { params, query, body }: Untyped = input;
  const response = await exchange({
    method: endpoint.method,
    url: fillPath(endpoint.path, params ?? {}),
    ...(query !== undefined && { params: query }),
    ...(body !== undefined && { data: body }),
    ...(signal && { signal }),
  });
  if (response.status < 200 || response.status >= 300) throw problemOf(response);
  // An endpoint without a result answers 204; its ResultOf is undefined.
  if (endpoint.result === undefined) return undefined as ResultOf<E>;
  // SomeType is zod's own loosest name for a schema; every schema is a $ZodType.
  const parsed = z.safeParse(endpoint.result as z.core.$ZodType, response.data);
  if (!parsed.success) throw unreadable(response, parsed.error);
  return parsed.data as ResultOf<E>; // what the record's own schema has just parsed
}

/** `CallInput` seen without its endpoint: each part is there or not. */
interface Untyped {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** The same from a page that is going away: nobody is there to hear the answer. */
export function sendParting(
  { method, path }: Pick<Endpoint, 'method' | 'path'>,
  params: Readonly<Record<string, string>>,
): void {
  const url = new URL(`/api${fillPath(path, params)}`, window.location.origin);
  void fetch(url, { method, keepalive: true }).catch(() => undefined); // RoomService finds out by itself, later
}

async function exchange(request: Parameters<AxiosInstance['request']>[0]): Promise<AxiosResponse<unknown>> {
  try {
    return await http.request<unknown>(request);
  } catch (error) {
    if (isCancel(error)) throw error;
    const timedOut = isAxiosError(error) && (error.code === 'ECONNABORTED' || error.code === 'ETIMEDOUT');
    throw new ApiProblem(timedOut ? 'network.timeout' : 'network.unreachable', { cause: error });
  }
}

function problemOf(response: AxiosResponse<unknown>): ApiProblem {
  const body = z.safeParse(problemBody, response.data);
  if (body.success) {
    const { code, requestID, params, fields } = body.data.error;
    return new ApiProblem(code, { status: response.status, requestID, params, fieldProblems: fields });
  }
  // A proxy in between answers 502 to 504 with a page of its own: the service behind it is away.
  if (response.status >= 502 && response.status <= 504) {
    return new ApiProblem('server.notReady', { status: response.status });
  }
  return unreadable(response, body.error);
}

function unreadable(response: AxiosResponse<unknown>, cause: unknown): ApiProblem {
  const requestID: unknown = response.headers['x-request-id'];
  return new ApiProblem('answer.unreadable', {
    status: response.status,
    ...(typeof requestID === 'string' && { requestID }),
    cause,
  });
}

function fillPath(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
}

/** Lists travel as `state=idle,live`; what is undefined, or an empty list, is left out. */
export function serializeQuery(query: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(query).filter(
    ([, value]) => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString();
}

import * as z from 'zod/mini';
import type { CallInput, Endpoint } from '../../contract/endpoint';
import { problemBody } from '../../contract/problems';
import { serializeQuery } from './client';
import { ApiProblem } from './problem';

export interface Download {
  readonly fileName: string;
  readonly content: Blob;
}

/**
 * A file of RoomService, whole, however long it takes. The browser keeps a large one on its disk. It is fetched rather
 * than followed as a link, so that a refusal is told on the page and not saved as a file.
 */
export async function download<E extends Endpoint & { readonly media: string }>(
  endpoint: E,
  { query = {} }: Partial<CallInput<E>> & { readonly query?: Readonly<Record<string, unknown>> },
): Promise<Download> {
  const response = await ask(`/api${endpoint.path}?${serializeQuery(query)}`);
  if (!response.ok) throw await problemOf(response);
  const named = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '');
  try {
    return { fileName: named?.[1] ?? 'download', content: await response.blob() };
  } catch (cause) {
    throw new ApiProblem('network.unreachable', { cause });
  }
}

async function ask(url: string): Promise<Response> {
  try {
    return await fetch(url);
  } catch (cause) {
    throw new ApiProblem('network.unreachable', { cause });
  }
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const { status } = response;
  const body = z.safeParse(problemBody, await response.json().catch(() => null));
  if (!body.success) return new ApiProblem('answer.unreadable', { status, cause: body.error });
  const { code, requestID, params, fields } = body.data.error;
  return new ApiProblem(code, { status, requestID, params, fieldProblems: fields });
}

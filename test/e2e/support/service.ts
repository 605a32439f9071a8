/** RoomService's own API, for what a story needs where the pages are not the point. */
import { request, type APIRequestContext } from '@playwright/test';
import type { CallInput, Endpoint, ResultOf } from '../../../contract/endpoint';
import { endpoints, type EndpointName, type Endpoints } from '../../../contract/endpoints';
import type { Room } from '../../../contract/rooms';
import { signIn } from '../../../scripts/lib/server.mjs';

export interface Service {
  /** Throws where RoomService refuses. */
  call<N extends EndpointName>(name: N, input?: CallInput<Endpoints[N]>): Promise<ResultOf<Endpoints[N]>>;
  /** A room of this person, with what the story does not care about left as it comes. */
  aRoom(fields: { readonly name: string; readonly customerName?: string }): Promise<Room>;
  /** Ends the call that this person is in, if any: who is in one cannot start another. */
  endCall(): Promise<void>;
  dispose(): Promise<void>;
}

/** What any input looks like on its way. */
interface Sent {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** Signs somebody in and speaks for them. */
export async function serviceFor(
  origin: string,
  person: { readonly userID: string; readonly password: string },
): Promise<Service> {
  const context = await request.newContext({ baseURL: origin, extraHTTPHeaders: { Origin: origin } });
  await signIn(context, origin, { ...person });

  async function call<N extends EndpointName>(name: N, input?: CallInput<Endpoints[N]>) {
    return (await sendTo(context, endpoints[name], { ...input })) as ResultOf<Endpoints[N]>;
  }

  return {
    call,
    aRoom: (fields) => call('createRoom', { body: { ...fields } }),
    async endCall() {
      const { running } = await call('currentCall');
      if (!running) return;
      await call('endCall', { params: { callID: running.callID }, body: { reason: 'left' } });
    },
    dispose: () => context.dispose(),
  };
}

async function sendTo(context: APIRequestContext, record: Endpoint, input: Sent): Promise<unknown> {
  const path = record.path.replace(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(input.params?.[key] ?? ''),
  );
  const params = Object.fromEntries(
    Object.entries(input.query ?? {}).map(([key, value]) => [key, String(value)]),
  );
  const answer = await context.fetch(`/api${path}`, {
    method: record.method,
    params,
    ...(input.body !== undefined && { data: input.body }),
  });
  const text = await answer.text();
  if (!answer.ok()) throw new Error(`${record.method} ${path} answered ${answer.status()}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Endpoint } from '../../../contract/endpoint';
import { endpoints } from '../../../contract/endpoints';
import { send } from '../../../src/api/client';
import { ApiProblem } from '../../../src/api/problem';
import { query } from '../../../src/api/queries';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const failure = (work: Promise<unknown>): Promise<ApiProblem> =>
  work.then(
    () => Promise.reject(new Error('it succeeded')),
    (error: unknown) => (error instanceof ApiProblem ? error : Promise.reject(error)),
  );
const listTeams = () => send(endpoints.listTeams, {});

describe('the client', () => {
  it('writes parameters into the path, lists with commas, and leaves out what is not set', async () => {
    const asked: string[] = [];
    server.use(
      http.get('*/api/*', ({ request }) => {
        asked.push(request.url.slice(request.url.indexOf('/api')));
        return HttpResponse.json({}, { status: 404 });
      }),
    );
    await failure(send(endpoints.getRoom, { params: { roomID: '7' } }));
    await failure(
      send(endpoints.listRooms, { query: { q: 'a b', state: ['idle', 'live'], ownerID: [], page: 2 } }),
    );
    expect(asked).toEqual(['/api/rooms/7', '/api/rooms?q=a+b&state=idle%2Clive&page=2']);
  });

  it('turns an answer of RoomService into its problem, with fields and request', async () => {
    server.use(
      http.get('*/api/teams', () =>
        HttpResponse.json(
          {
            error: {
              code: 'request.invalid',
              requestID: 'r-1',
              fields: [{ path: 'q', code: 'too_long', limit: 100 }],
            },
          },
          { status: 400 },
        ),
      ),
    );
    expect(await failure(listTeams())).toMatchObject({
      code: 'request.invalid',
      status: 400,
      requestID: 'r-1',
      fields: { q: 'too_long' },
    });
  });

  it('knows that nobody answered', async () => {
    server.use(http.get('*/api/teams', () => HttpResponse.error()));
    expect((await failure(listTeams())).code).toBe('network.unreachable');
  });

  it('takes the page of a proxy in between for what it is: RoomService is away', async () => {
    server.use(http.get('*/api/teams', () => HttpResponse.html('<h1>Bad gateway</h1>', { status: 502 })));
    expect(await failure(listTeams())).toMatchObject({ code: 'server.notReady', status: 502 });
  });

  it('trusts no answer that the contract does not promise', async () => {
    server.use(
      http.get('*/api/teams', () =>
        HttpResponse.json({ items: [{ teamID: 7 }] }, { headers: { 'x-request-id': 'r-2' } }),
      ),
    );
    expect(await failure(listTeams())).toMatchObject({ code: 'answer.unreadable', requestID: 'r-2' });
  });

  it('stops when the caller stops, and says it as an abort', async () => {
    server.use(http.get('*/api/teams', () => new Promise<never>(() => undefined)));
    const stop = new AbortController();
    const answer = send(endpoints.listTeams, {}, { signal: stop.signal });
    stop.abort();
    await expect(answer).rejects.toMatchObject({ code: 'ERR_CANCELED' });
  });
});

it('what can be queried is exactly what only reads', () => {
  const reads = (Object.entries(endpoints) as [keyof typeof endpoints, Endpoint][])
    .filter(([, { method }]) => method === 'GET')
    .map(([name]) => name);
  // Files, which a link asks for by itself, are no queries; nor is the way to a provider and back, which a browser walks.
  expect(
    reads.filter((name) => !/ProviderSignIn$|^(list|get|export)|^currentCall$|^searchAll$/.test(name)),
  ).toEqual([]);
  const writes = Object.keys(endpoints).filter((name) => !reads.some((read) => read === name));
  expect(writes.filter((name) => /^(list|get|export)|^currentCall$|^searchAll$/.test(name))).toEqual([]);
  expect(query('getRoom', { params: { roomID: '7' } }).queryKey).toEqual([
    'getRoom',
    { params: { roomID: '7' } },
  ]);
});

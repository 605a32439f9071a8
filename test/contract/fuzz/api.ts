import * as z from 'zod/mini';
import { expect, it } from 'vitest';
import type { Endpoint } from '../../../contract/endpoint';
import { endpoints, type EndpointName } from '../../../contract/endpoints';
import { problemBody, problemStatus } from '../../../contract/problems';
import { held } from '../../support/roomservice-client';
import type { StoreName } from '../../support/stores';
import { onStore } from '../http/on-every-store';
import { requestsTo, type FuzzRequest } from './requests';
import { holds, runsOn } from './runs';
import { fuzzScene, type FuzzScene } from './scene';

export const names = Object.keys(endpoints) as EndpointName[];

/** Every endpoint is asked anything, on the store of that name. A file a store, so that they run beside each other. */
export function fuzzApiOn(store: StoreName): void {
  onStore(store, 'the API, asked anything', (world) => {
    it.each(names)(
      'answers %s by the contract and never by a failure',
      { timeout: 900_000 },
      async (name) => {
        await holds(requestsTo(endpoints[name]), runsOn(store), async (row) => {
          const scene = await fuzzScene(world());
          for (const request of row) {
            await send(scene, name, request).catch((cause: unknown) => {
              throw new Error(`${name} ${JSON.stringify(request).slice(0, 800)}`, { cause });
            });
          }
        });
      },
    );
  });
}

async function send(scene: FuzzScene, name: EndpointName, asked: FuzzRequest): Promise<void> {
  const record: Endpoint = endpoints[name];
  const ids = { ...scene.params, ...asked.params };
  // Half a character is none that a client could write into an address.
  const path = record.path.replace(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent((ids[key] ?? '').replace(/\p{Surrogate}/gu, '\ufffd')),
  );
  const mayHaveBody = asked.method !== 'GET' && asked.method !== 'HEAD';
  const response = await scene.send(asked.caller, `/api${path}${asked.query}`, {
    method: asked.method,
    headers: asked.headers,
    ...(mayHaveBody && asked.body !== null ? { body: asked.body } : {}),
  });
  expect(response.status).toBeLessThan(500);
  const isMeant =
    asked.method === record.method && Object.values(asked.params).every((id) => !/^[.]{0,2}$|\//.test(id));
  if (isMeant) await held(name, response);
  else await mustBeAnAnswer(response);
}

/** Of some other endpoint, or of none. */
async function mustBeAnAnswer(response: Response): Promise<void> {
  const text = await response.text();
  if (response.ok || text === '') return;
  const { error } = z.parse(problemBody, JSON.parse(text));
  expect(response.status).toBe(problemStatus[error.code]);
}

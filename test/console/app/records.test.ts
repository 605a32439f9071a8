import { expect, it } from 'vitest';
import { endpoints, type EndpointName } from '../../../contract/endpoints';
import { firstRecords, recordOf } from '../../../src/api/records';

// Names are the keys of `endpoints`.
const names = Object.keys(endpoints) as EndpointName[];

it('every endpoint has its record, and the first ones are the very same', async () => {
  for (const name of names) expect(await recordOf(name)).toBe(endpoints[name]);
  expect(names).toEqual(expect.arrayContaining(Object.keys(firstRecords)));
});

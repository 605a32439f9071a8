import * as z from 'zod/mini';
import { endpoints, type Endpoints } from '../../../../contract/endpoints';
import type { CallInput } from '../../../../contract/endpoint';

// Queries as the contract parses them, so that each has the defaults of the API.

export const userQuery = (query: CallInput<Endpoints['listUsers']>['query'] = {}) =>
  z.parse(endpoints.listUsers.query, query);
export const roomQuery = (query: CallInput<Endpoints['listRooms']>['query'] = {}) =>
  z.parse(endpoints.listRooms.query, query);
export const callQuery = (query: CallInput<Endpoints['listCalls']>['query'] = {}) =>
  z.parse(endpoints.listCalls.query, query);
export const recordingQuery = (query: CallInput<Endpoints['listRecordings']>['query'] = {}) =>
  z.parse(endpoints.listRecordings.query, query);
export const auditQuery = (query: CallInput<Endpoints['listAudit']>['query'] = {}) =>
  z.parse(endpoints.listAudit.query, query);

export const recordingFilter = (query: CallInput<Endpoints['getRecordingCounts']>['query'] = {}) =>
  z.parse(endpoints.getRecordingCounts.query, query);

/** Reads every page of a list, one after the other. */
export async function allPages<T>(
  size: number,
  list: (paging: {
    page: number;
    size: number;
  }) => Promise<{ readonly items: readonly T[]; readonly total: number }>,
): Promise<readonly T[]> {
  const items: T[] = [];
  for (let page = 1; ; page += 1) {
    const { items: some, total } = await list({ page, size });
    items.push(...some);
    if (items.length >= total || some.length === 0) return items;
  }
}

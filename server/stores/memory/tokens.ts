import type { TokensStore } from '../../roomservice/stores/tokens';
import { by, inOrder } from './lists';
import { patch, type View } from './tables';

export function apiTokens(view: View): TokensStore['apiTokens'] {
  return {
    get: async (tokenID) => view.apiTokens.get(tokenID),
    lock: async (tokenID) => view.apiTokens.get(tokenID),
    byDigest: async (digest) => [...view.apiTokens.values()].find((row) => row.digest === digest),
    insert: async (row) => view.apiTokens.set(row.tokenID, row),
    update: async (tokenID, fields) => patch(view.apiTokens, tokenID, fields),
    list: async () =>
      [...view.apiTokens.values()].sort(
        inOrder(
          by((row) => row.createdAt, true),
          by((row) => row.tokenID),
        ),
      ),
  };
}

import type { Tx } from '../../roomservice/store';
import type { View } from './tables';

export function settings(view: View): Tx['settings'] {
  return {
    get: async (key) => view.settings.get(key),
    lock: async (key) => view.settings.get(key),
    put: async (row) => view.settings.set(row.key, row),
  };
}

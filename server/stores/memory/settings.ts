import type { SettingsStore } from '../../roomservice/stores/settings';
import type { View } from './tables';

export function settings(view: View): SettingsStore['settings'] {
  return {
    get: async (key) => view.settings.get(key),
    lock: async (key) => view.settings.get(key),
    put: async (row) => view.settings.set(row.key, row),
  };
}

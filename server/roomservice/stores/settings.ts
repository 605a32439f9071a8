import type { SettingRow } from '../rows/settings';

export interface SettingsStore {
  readonly settings: {
    get(key: string): Promise<SettingRow | undefined>;
    /** Others who lock the same key wait, also where nothing is kept under it yet. */
    lock(key: string): Promise<SettingRow | undefined>;
    put(row: SettingRow): Promise<void>;
  };
}

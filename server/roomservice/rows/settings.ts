/** What admins decide for everybody, by key; each kind of setting parses its own value. */
export interface SettingRow {
  readonly key: string;
  readonly value: unknown;
  readonly version: number;
  readonly updatedAt: Date;
  readonly updatedByID: string;
}

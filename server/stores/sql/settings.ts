import { eq, sql } from 'drizzle-orm';
import type { SettingsStore } from '../../roomservice/stores/settings';
import { first, type Db } from './db';
import { settings } from './schema/settings';

export function settingsOver(db: Db): SettingsStore['settings'] {
  const byKey = (key: string) => db.select().from(settings).where(eq(settings.key, key));
  return {
    get: (key) => first(byKey(key)),
    async lock(key) {
      // A setting that nobody has made yet has no row to lock.
      await db.execute(sql`select pg_advisory_xact_lock(hashtext(${`setting ${key}`}))`);
      return first(byKey(key));
    },
    async put({ key, ...row }) {
      await db
        .insert(settings)
        .values({ key, ...row })
        .onConflictDoUpdate({ target: settings.key, set: row });
    },
  };
}

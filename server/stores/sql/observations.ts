import { and, asc, between, desc, eq, isNull, lt, or } from 'drizzle-orm';
import type { ObservationsStore } from '../../roomservice/stores/observations';
import { byCodePoint } from './columns';
import { first, type Db } from './db';
import { observations } from './schema/observations';

export function observationsOver(db: Db): ObservationsStore['observations'] {
  const plain = () => db.select().from(observations).$dynamic();
  const isOne = (observationID: string) => eq(observations.observationID, observationID);
  return {
    get: (observationID) => first(plain().where(isOne(observationID))),
    lock: (observationID) => first(plain().where(isOne(observationID)).for('no key update')),
    async insert(row) {
      await db.insert(observations).values(row);
    },
    async update(observationID, patch) {
      await db.update(observations).set(patch).where(isOne(observationID));
    },
    running: async (roomID) =>
      plain()
        .where(
          and(
            isNull(observations.endedAt),
            roomID === undefined ? undefined : eq(observations.roomID, roomID),
          ),
        )
        .orderBy(asc(observations.startedAt), byCodePoint(observations.observationID)),
    unannounced: async (roomID, range, limit) =>
      plain()
        .where(
          and(
            eq(observations.roomID, roomID),
            eq(observations.announced, false),
            range
              ? or(
                  between(observations.startedAt, range.from, range.to),
                  between(observations.endedAt, range.from, range.to),
                )
              : undefined,
          ),
        )
        .orderBy(desc(observations.startedAt), byCodePoint(observations.observationID))
        .limit(limit),
    async deleteEnded(before) {
      const { rowCount } = await db.delete(observations).where(lt(observations.endedAt, before));
      return rowCount ?? 0;
    },
  };
}

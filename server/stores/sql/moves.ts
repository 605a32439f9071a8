import {
  and,
  asc,
  count,
  eq,
  getTableColumns,
  inArray,
  isNull,
  lte,
  ne,
  notInArray,
  or,
  sql,
} from 'drizzle-orm';
import type { MoveWish, MovesStore } from '../../roomservice/stores/moves';
import { unfinishedStates } from '../../roomservice/moves/unfinished';
import { byCodePoint } from './columns';
import { first, type Db } from './db';
import { waysIn } from './recording-search';
import { moves, movingFiles } from './schema/moves';
import { recordingFiles, recordings } from './schema/recordings';

const { arrival: _arrival, ...columns } = getTableColumns(moves);
const sumOfBytes = (column: typeof recordingFiles.bytes | typeof movingFiles.bytes) =>
  sql<number>`coalesce(sum(${column}), 0)`.mapWith(Number);

export function movesOver(db: Db): MovesStore['moves'] {
  /** Of a recording that is being worked on, files stay where they are. */
  async function wished({ filter, target }: MoveWish) {
    const { indexed } = (await waysIn(db, filter.q, { kind: 'all' }))(filter);
    const found = db
      .select({ recordingID: recordings.recordingID })
      .from(recordings)
      .where(and(indexed, notInArray(recordings.state, [...unfinishedStates])));
    const isSwitched = db
      .select({ fileID: movingFiles.fileID })
      .from(movingFiles)
      .where(eq(movingFiles.state, 'switched'));
    return and(
      ne(recordingFiles.place, target),
      inArray(recordingFiles.recordingID, found),
      notInArray(recordingFiles.fileID, isSwitched),
    );
  }
  const recent = (limit: number) =>
    db
      .select(columns)
      .from(moves)
      .orderBy(sql`${moves.arrival} desc`)
      .limit(limit);
  const foresee = async (wish: MoveWish) => {
    const [sum] = await db
      .select({
        recordings: sql<number>`count(distinct ${recordingFiles.recordingID})`.mapWith(Number),
        files: count(),
        bytes: sumOfBytes(recordingFiles.bytes),
      })
      .from(recordingFiles)
      .where(await wished(wish));
    return sum ?? { recordings: 0, files: 0, bytes: 0 };
  };
  return {
    foresee,
    get: (moveID) => first(db.select(columns).from(moves).where(eq(moves.moveID, moveID))),
    lock: (moveID) => first(db.select(columns).from(moves).where(eq(moves.moveID, moveID)).for('update')),
    async begin(row) {
      const { rowCount } = await db.insert(moves).values(row).onConflictDoNothing();
      return rowCount === 1;
    },
    async update(moveID, patch) {
      await db.update(moves).set(patch).where(eq(moves.moveID, moveID));
    },
    latest: () => first(recent(1)),
    recent: async (limit) => recent(limit),
    async fill(moveID, wish, now) {
      const { target } = wish;
      const chosen = db
        .select({
          fileID: recordingFiles.fileID,
          moveID: sql<string>`${moveID}::text`.as('move_id'),
          recordingID: recordingFiles.recordingID,
          location: recordingFiles.location,
          bytes: recordingFiles.bytes,
          checksum: recordingFiles.checksum,
          origin: sql`${recordingFiles.place}`.as('origin'),
          target: sql`${target}::text`.as('target'),
          state: sql`'waiting'::text`.as('state'),
          attempts: sql`0`.as('attempts'),
          trouble: sql`null::text`.as('trouble'),
          runAt: sql`${now.toISOString()}::timestamptz`.as('run_at'),
        })
        .from(recordingFiles)
        .where(await wished(wish));
      const sum = await foresee(wish);
      await db
        .insert(movingFiles)
        .select(chosen)
        .onConflictDoUpdate({
          target: movingFiles.fileID,
          set: {
            moveID: sql`excluded.move_id`,
            origin: sql`excluded.origin`,
            target: sql`excluded.target`,
            ...{ state: 'waiting' as const, attempts: 0, trouble: null, runAt: now },
          },
        });
      return sum;
    },
  };
}

export function movingFilesOver(db: Db): MovesStore['movingFiles'] {
  const ofFile = (fileID: string) => db.select().from(movingFiles).where(eq(movingFiles.fileID, fileID));
  return {
    get: (fileID) => first(ofFile(fileID)),
    lock: (fileID) => first(ofFile(fileID).for('update')),
    async put(row) {
      const { fileID: _fileID, ...rest } = row;
      await db.insert(movingFiles).values(row).onConflictDoUpdate({ target: movingFiles.fileID, set: rest });
    },
    async update(fileID, patch) {
      await db.update(movingFiles).set(patch).where(eq(movingFiles.fileID, fileID));
    },
    async delete(fileID) {
      await db.delete(movingFiles).where(eq(movingFiles.fileID, fileID));
    },
    due: async (now, limit) =>
      db
        .select(getTableColumns(movingFiles))
        .from(movingFiles)
        .leftJoin(moves, eq(moves.moveID, movingFiles.moveID))
        .where(
          and(
            ne(movingFiles.state, 'failed'),
            lte(movingFiles.runAt, now),
            // What is switched is tidied up whatever became of its move.
            or(isNull(movingFiles.moveID), eq(moves.state, 'moving'), eq(movingFiles.state, 'switched')),
          ),
        )
        .orderBy(asc(movingFiles.runAt), byCodePoint(movingFiles.fileID))
        .limit(limit),
    async letGo(moveID) {
      const unmoved = and(eq(movingFiles.moveID, moveID), ne(movingFiles.state, 'switched'));
      await db.delete(movingFiles).where(and(unmoved, eq(movingFiles.attempts, 0)));
      return db.select().from(movingFiles).where(unmoved).orderBy(byCodePoint(movingFiles.fileID));
    },
    async retry(now) {
      const { rowCount } = await db
        .update(movingFiles)
        .set({
          ...{ state: 'waiting', runAt: now },
          moveID: sql`(select ${moves.moveID} from ${moves}
            where ${moves.moveID} = ${movingFiles.moveID} and ${moves.finishedAt} is null)`,
        })
        .where(eq(movingFiles.state, 'failed'));
      return rowCount ?? 0;
    },
    troubled: async (limit) =>
      db
        .select()
        .from(movingFiles)
        .where(sql`${movingFiles.trouble} is not null`)
        .orderBy(byCodePoint(movingFiles.recordingID), byCodePoint(movingFiles.fileID))
        .limit(limit),
    sums: async () =>
      db
        .select({
          moveID: movingFiles.moveID,
          state: movingFiles.state,
          trouble: movingFiles.trouble,
          files: count(),
          bytes: sumOfBytes(movingFiles.bytes),
        })
        .from(movingFiles)
        .groupBy(movingFiles.moveID, movingFiles.state, movingFiles.trouble),
  };
}

import { and, eq, getTableColumns, inArray, or, sql, type Column, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { erasedMark } from '../../../contract/customers';
import { asksFor, freeText } from '../../roomservice/customers/black-out';
import type { Customer, CustomersStore } from '../../roomservice/stores/customers';
import type { Db } from './db';
import { searchText } from './lists';
import { calls } from './schema/calls';
import { closingRooms, closings } from './schema/closings';
import { recordingHolds } from './schema/keeping';
import { audit, liveEvents } from './schema/logs';
import { moves } from './schema/moves';
import { observations } from './schema/observations';
import { pictures } from './schema/pictures';
import { recordingFiles, recordings, uploads } from './schema/recordings';
import { deleteReviewsOf } from './reviews';
import { recordingComments, reviewMessages, reviews } from './schema/reviews';
import { members, roomEvents, rooms } from './schema/rooms';
import { savedViews } from './schema/saved-views';
import { webhookDeliveries, webhookEvents, webhooks } from './schema/webhooks';
import { wireMembers, wireRooms } from './schema/wire';

const tables: Readonly<Record<keyof typeof freeText, PgTable>> = {
  rooms,
  calls,
  recordings,
  recordingHolds,
  uploads,
  roomEvents,
  members,
  wireRooms,
  wireMembers,
  comments: recordingComments,
  reviews,
  reviewMessages,
  closings,
  closingRooms,
  observations,
  webhooks,
  webhookEvents,
  webhookDeliveries,
  moves,
  audit,
};

export function customersOver(db: Db): CustomersStore['customers'] {
  return {
    async held(who) {
      const ofRooms = await db.select().from(rooms).where(isOf(rooms, who));
      const ofCalls = await db.select().from(calls).where(isOf(calls, who));
      const ofRecordings = await db.select().from(recordings).where(isOf(recordings, who));
      const callIDs = ofCalls.map(({ callID }) => callID);
      const ofPictures =
        callIDs.length === 0
          ? []
          : await db
              .select({ pictureID: pictures.pictureID })
              .from(pictures)
              .where(inArray(pictures.callID, callIDs));
      const all = [...ofRooms, ...ofCalls, ...ofRecordings];
      const identities = new Map(
        all.map(({ customerName: name, customerRef: ref }) => [`${name}\n${ref}`, { name, ref }]),
      );
      return {
        roomIDs: ofRooms.map(({ roomID }) => roomID),
        callIDs,
        recordingIDs: ofRecordings.map(({ recordingID }) => recordingID),
        onHold: ofRecordings
          .filter(({ onHold }) => onHold)
          .map(({ recordingID, roomName, startedAt }) => ({ recordingID, roomName, startedAt })),
        pictureIDs: ofPictures.map(({ pictureID }) => pictureID),
        notes: ofCalls.filter(({ notes }) => notes !== '').length,
        busy:
          ofRooms.filter(({ state }) => state === 'live' || state === 'closing').length +
          ofCalls.filter(({ state }) => state !== 'ended').length,
        identities: [...identities.values()],
      };
    },

    async erase({ roomIDs, callIDs, recordingIDs, pictureIDs }, pattern, choice) {
      const files = choice === 'delete' ? await deleteRecordings(db, recordingIDs) : [];
      if (pictureIDs.length > 0)
        await db.delete(pictures).where(inArray(pictures.pictureID, [...pictureIDs]));
      const nobody = { customerName: erasedMark, customerRef: erasedMark };
      for (const roomID of roomIDs) {
        const [room] = await db.select().from(rooms).where(eq(rooms.roomID, roomID));
        const search = searchText(roomID, room?.name, erasedMark, erasedMark);
        await db
          .update(rooms)
          .set({ ...nobody, search })
          .where(eq(rooms.roomID, roomID));
      }
      for (const callID of callIDs) {
        const [call] = await db.select().from(calls).where(eq(calls.callID, callID));
        const search = searchText(call?.roomID ?? '', call?.roomName, erasedMark, erasedMark);
        await db
          .update(calls)
          .set({ ...nobody, search, notes: '' })
          .where(eq(calls.callID, callID));
      }
      for (const recordingID of choice === 'detach' ? recordingIDs : []) {
        const [one] = await db.select().from(recordings).where(eq(recordings.recordingID, recordingID));
        const search = searchText(one?.roomID, one?.roomName, erasedMark, erasedMark);
        await db
          .update(recordings)
          .set({ ...nobody, search })
          .where(eq(recordings.recordingID, recordingID));
      }
      await deleteMessages(db, [...roomIDs, ...callIDs, ...recordingIDs]);
      return { files, texts: pattern === null ? 0 : await blackOutAll(db, pattern) };
    },
  };
}

type Named = PgTable & { readonly customerName: Column; readonly customerRef: Column };

function isOf({ customerName, customerRef }: Named, { ref, name }: Customer): SQL | undefined {
  if (ref === '') return eq(customerName, name);
  const bare = name === '' ? undefined : and(eq(customerName, name), eq(customerRef, ''));
  return or(eq(customerRef, ref), bare);
}

async function deleteRecordings(db: Db, recordingIDs: readonly string[]): Promise<readonly string[]> {
  if (recordingIDs.length === 0) return [];
  const ids = [...recordingIDs];
  await deleteReviewsOf(db, ids);
  const parts = await db.delete(recordingFiles).where(inArray(recordingFiles.recordingID, ids)).returning();
  const gone = await db.delete(recordings).where(inArray(recordings.recordingID, ids)).returning();
  const named = [...parts.map(({ location }) => location), ...gone.map(({ file }) => file)];
  return [...new Set(named.filter((file) => file !== null))];
}

/** What webhooks said of these, or have yet to say. */
async function deleteMessages(db: Db, subjectIDs: readonly string[]): Promise<void> {
  if (subjectIDs.length === 0) return;
  const gone = await db
    .delete(webhookEvents)
    .where(inArray(webhookEvents.subjectID, [...subjectIDs]))
    .returning({ eventID: webhookEvents.eventID });
  const ids = gone.map(({ eventID }) => eventID);
  if (ids.length > 0) await db.delete(webhookDeliveries).where(inArray(webhookDeliveries.eventID, ids));
}

/** In every place where people write what they like; live events that say such a text are no longer kept. */
async function blackOutAll(db: Db, pattern: string): Promise<number> {
  let texts = await deleteViews(db, pattern);
  await db.delete(liveEvents).where(sql`${liveEvents.event}::text ~* ${pattern}`);
  for (const [table, fields] of Object.entries(freeText) as [keyof typeof freeText, readonly string[]][]) {
    const columns = getTableColumns(tables[table]);
    for (const field of fields) {
      const column = columns[field];
      if (!column) throw new Error(`${table} has no ${field}.`);
      const isJson = column.getSQLType() === 'jsonb';
      const next = sql`regexp_replace(${column}::text, ${pattern}, ${erasedMark}, 'gi')`;
      const { rowCount } = await db
        .update(tables[table])
        .set({ [field]: isJson ? sql`${next}::jsonb` : next })
        .where(and(sql`${column}::text ~* ${pattern}`, kept[table]));
      if (!derived.has(field)) texts += rowCount ?? 0;
    }
  }
  return texts;
}

async function deleteViews(db: Db, pattern: string): Promise<number> {
  const asking = (await db.select().from(savedViews)).filter((view) => asksFor(view, pattern));
  const ids = asking.map(({ viewID }) => viewID);
  if (ids.length > 0) await db.delete(savedViews).where(inArray(savedViews.viewID, ids));
  return ids.length;
}

/** On hold, or why something is: it stays until the hold is lifted. */
const kept: Partial<Record<keyof typeof freeText, SQL>> = {
  recordings: sql`not ${recordings.onHold}`,
  recordingHolds: sql`${recordingHolds.liftedAt} is not null`,
};

/** Made of the others: no text of their own. */
const derived = new Set<string>(['nameKey', 'search']);

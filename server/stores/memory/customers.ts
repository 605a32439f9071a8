import { erasedMark } from '../../../contract/customers';
import { asksFor, blackOut, freeText } from '../../roomservice/customers/black-out';
import type { Customer, CustomersStore } from '../../roomservice/stores/customers';
import type { Rows } from './table';
import { deleteReviewsOf } from './reviews';
import { patch, type View } from './tables';

interface Named {
  readonly customerName: string;
  readonly customerRef: string;
}

export function customers(view: View): CustomersStore['customers'] {
  return {
    async held(who) {
      const ofRooms = [...view.rooms.values()].filter((row) => isOf(row, who));
      const ofCalls = [...view.calls.values()].filter((row) => isOf(row, who));
      const ofRecordings = [...view.recordings.values()].filter((row) => isOf(row, who));
      const callIDs = ofCalls.map(({ callID }) => callID);
      const all: readonly Named[] = [...ofRooms, ...ofCalls, ...ofRecordings];
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
        pictureIDs: [...view.pictures.values()]
          .filter(({ callID }) => callIDs.includes(callID))
          .map(({ pictureID }) => pictureID),
        notes: ofCalls.filter(({ notes }) => notes !== '').length,
        busy:
          ofRooms.filter(({ state }) => state === 'live' || state === 'closing').length +
          ofCalls.filter(({ state }) => state !== 'ended').length,
        identities: [...identities.values()],
      };
    },

    async erase(held, pattern, choice) {
      const nobody = { customerName: erasedMark, customerRef: erasedMark };
      const files = new Set<string>();
      for (const roomID of held.roomIDs) patch(view.rooms, roomID, nobody);
      for (const callID of held.callIDs) patch(view.calls, callID, { ...nobody, notes: '' });
      for (const pictureID of held.pictureIDs) view.pictures.delete(pictureID);
      for (const recordingID of held.recordingIDs) {
        if (choice === 'detach') {
          patch(view.recordings, recordingID, nobody);
          continue;
        }
        const file = view.recordings.get(recordingID)?.file;
        if (file != null) files.add(file);
        for (const part of [...view.recordingFiles.values()].filter(
          (each) => each.recordingID === recordingID,
        )) {
          files.add(part.location);
          view.recordingFiles.delete(part.fileID);
        }
        deleteReviewsOf(view, recordingID);
        view.recordings.delete(recordingID);
      }
      const subjects = new Set([...held.roomIDs, ...held.callIDs, ...held.recordingIDs]);
      for (const { eventID, subjectID } of [...view.webhookEvents.values()])
        if (subjects.has(subjectID)) view.webhookEvents.delete(eventID);
      for (const { deliveryID, eventID } of [...view.webhookDeliveries.values()])
        if (!view.webhookEvents.get(eventID)) view.webhookDeliveries.delete(deliveryID);
      return {
        files: [...files],
        texts: pattern === null ? 0 : blackOutAll(view, new RegExp(pattern, 'gi')),
      };
    },
  };
}

function isOf({ customerName, customerRef }: Named, { ref, name }: Customer): boolean {
  if (ref === '') return customerName === name;
  return customerRef === ref || (name !== '' && customerName === name && customerRef === '');
}

function blackOutAll(view: View, pattern: RegExp): number {
  for (const stored of [...view.live.values()])
    if (new RegExp(pattern.source, 'i').test(JSON.stringify(stored.event)))
      view.live.delete(String(stored.event.seq));
  let texts = 0;
  for (const row of [...view.views.values()]) {
    if (!asksFor(row, pattern.source)) continue;
    view.views.delete(row.viewID);
    texts += 1;
  }
  for (const [table, fields] of Object.entries(freeText) as [keyof typeof freeText, readonly string[]][]) {
    // Each row goes back under its own key, in its own table.
    const rows = view[table] as Rows<object>;
    for (const [key, row] of [...rows.entries()]) {
      if (isKept(row)) continue;
      const next = new Map<string, unknown>(Object.entries(row));
      let touched = 0;
      for (const field of fields) {
        const [place, value] = placeOf(next, field);
        const blacked = blackOut(value, pattern);
        if (JSON.stringify(blacked) === JSON.stringify(value)) continue;
        place(blacked);
        touched += 1;
      }
      if (touched > 0) rows.set(key, Object.fromEntries(next));
      texts += touched;
    }
  }
  return texts;
}

/** On hold, or why something is: it stays until the hold is lifted. */
function isKept(row: object): boolean {
  return (
    ('onHold' in row && row.onHold === true) ||
    ('liftReason' in row && 'liftedAt' in row && row.liftedAt === null)
  );
}

/** A field of a row, and how to change it; what an entry was about is kept in one object here. */
function placeOf(row: Map<string, unknown>, field: string): [(next: unknown) => void, unknown] {
  const object = row.get('object');
  if (field !== 'objectName') return [(next) => void row.set(field, next), row.get(field)];
  if (typeof object !== 'object' || object === null || !('name' in object)) return [() => undefined, null];
  return [(name) => void row.set('object', { ...object, name }), object.name];
}

import type { ClosingRoom } from '../../../contract/closings';
import { toCsv } from '../../ui/format/csv';
import type { RoomTranslate } from '../texts';
import { outcomeWords } from './OutcomeTable';

/** What became of each room, for a spreadsheet. Instants in UTC, since nobody knows where it will be read. */
export function closingCsv(items: readonly ClosingRoom[], t: RoomTranslate): string {
  const head = [
    t('room.number'),
    t('column.room'),
    t('column.customer'),
    t('closeMany.people'),
    t('column.recording'),
    t('closeMany.waiting'),
    t('closeMany.result'),
    t('closing.code'),
    t('closing.time'),
  ];
  const rows = items.map((room) => [
    room.roomID,
    room.name ?? '',
    room.customerName,
    room.people,
    room.recordings,
    room.waiting,
    outcomeWords({ ...room, at: null }, t).trim(),
    room.outcome,
    room.at ?? '',
  ]);
  return toCsv([head, ...rows]);
}

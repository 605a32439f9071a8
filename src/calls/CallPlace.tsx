import type { Call } from '../../contract/calls';
import { useTexts } from '../i18n/useTexts';
import { RoomNumber } from '../ui/values/RoomNumber';
import { callTexts } from './texts';

/** Where a call takes place: its room's number, or that it has none. */
export function CallPlace({ room }: { room: Pick<NonNullable<Call['room']>, 'roomID'> | null }) {
  const t = useTexts(callTexts);
  return room ? <RoomNumber id={room.roomID} /> : t('streams.kind');
}

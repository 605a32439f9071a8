import { useQuery } from '@tanstack/react-query';
import type { Room } from '../../contract/rooms';
import { query } from '../api/queries';
import { can, useMe } from './me';

/** May I watch this room now? The room says whether I may at all; an admin decides whether anybody does. */
export function useMayWatch(): (room: Pick<Room, 'can'>) => boolean {
  const me = useMe();
  const { data } = useQuery({ ...query('getObservingSettings'), enabled: can(me, 'room.observe') });
  const open = data !== undefined && data.liveService && data.policy !== 'off';
  return (room) => open && room.can.includes('observe');
}

import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { pathTo } from '../config/paths';
import type { ListedRoom } from './listed-rooms';

/** Goes to a room's page; the same function for all rows, so that they need not be drawn again. */
export function useOpenRoom(): (row: ListedRoom) => void {
  const navigate = useNavigate();
  return useCallback(({ room: { roomID } }) => void navigate(pathTo('room', { roomID })), [navigate]);
}

import type { Me } from '../../contract/people';
import { paths } from '../config/paths';
import { can } from '../session/me';

/** Where a person starts: who takes calls at the workbench, who manages at the rooms, who reviews at the recordings. */
export function homeOf(me: Pick<Me, 'grants' | 'role'>): string {
  switch (me.role) {
    case 'agent':
      return paths.work;
    case 'supervisor':
      return paths.recordings;
    case 'admin':
      return can(me, 'room.list') ? paths.rooms : paths.settings;
  }
}

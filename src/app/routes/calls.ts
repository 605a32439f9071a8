import type { RouteObject } from 'react-router';
import { paths } from '../../config/paths';
import { callTexts } from '../../calls/texts';
import { observingTexts } from '../../observing/texts';
import { roomTexts } from '../../rooms/texts';
import { timeTexts } from '../../times/texts';
import { wallboardTexts } from '../../wallboard/texts';
import { workTexts } from '../../work/texts';
import { needs, page, type GetServices, type PageHandle } from './page';

/** Work at a desk: rooms, calls, and who is at them. */
export function callRoutes(services: GetServices): RouteObject[] {
  return [
    {
      path: paths.work,
      handle: needs('room.enter'),
      lazy: page(services, () => import('../WorkRoute'), workTexts, roomTexts),
    },
    {
      path: paths.rooms,
      handle: needs('room.list'),
      lazy: page(services, () => import('../../rooms/RoomsPage'), roomTexts),
    },
    {
      path: paths.room,
      handle: needs('room.list'),
      lazy: page(services, () => import('../../rooms/RoomPage'), roomTexts),
    },
    {
      path: paths.watch,
      handle: needs('room.observe'),
      lazy: page(services, () => import('../../observing/WatchPage'), observingTexts),
    },
    {
      path: paths.calls,
      handle: needs('call.list'),
      lazy: page(services, () => import('../../calls/CallsPage'), callTexts),
    },
    {
      path: paths.call,
      handle: needs('call.list'),
      lazy: page(services, () => import('../../calls/CallPage'), callTexts),
    },
    {
      path: paths.wallboard,
      handle: { ...needs('wallboard.view'), bare: true } satisfies PageHandle,
      lazy: page(services, () => import('../WallboardRoute'), wallboardTexts, roomTexts),
    },
    {
      path: paths.times,
      handle: needs('presence.list'),
      lazy: page(services, () => import('../../times/TimesPage'), timeTexts),
    },
  ];
}

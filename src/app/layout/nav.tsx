import {
  ApartmentOutlined,
  ApiOutlined,
  AppstoreOutlined,
  AuditOutlined,
  DashboardOutlined,
  DesktopOutlined,
  EyeInvisibleOutlined,
  HistoryOutlined,
  KeyOutlined,
  LaptopOutlined,
  PhoneOutlined,
  PlaySquareOutlined,
  SettingOutlined,
  SolutionOutlined,
  TeamOutlined,
  VideoCameraOutlined,
} from '../../ui/icons';
import type { ReactNode } from 'react';
import type { Me } from '../../../contract/people';
import { paths } from '../../config/paths';
import type { Translate } from '../../i18n/types';
import { can } from '../../session/me';
import type { NavGroup, NavItem } from '../../ui/shell/NavList';
import type { en } from '../text/en';

/** What the menu counts beside its words. */
export interface NavCounts {
  readonly liveRooms?: number | undefined;
  readonly unwrapped?: number | undefined;
}

type ItemKey =
  | 'work'
  | 'rooms'
  | 'calls'
  | 'recordings'
  | 'users'
  | 'teams'
  | 'audit'
  | 'customers'
  | 'client'
  | 'oldClients'
  | 'integration'
  | 'tokens'
  | 'floor'
  | 'wallboard'
  | 'check'
  | 'settings';

const icons: Readonly<Record<ItemKey, ReactNode>> = {
  work: <AppstoreOutlined />,
  rooms: <VideoCameraOutlined />,
  calls: <PhoneOutlined />,
  recordings: <PlaySquareOutlined />,
  users: <TeamOutlined />,
  teams: <ApartmentOutlined />,
  audit: <AuditOutlined />,
  customers: <EyeInvisibleOutlined />,
  client: <DesktopOutlined />,
  oldClients: <HistoryOutlined />,
  integration: <ApiOutlined />,
  tokens: <KeyOutlined />,
  floor: <SolutionOutlined />,
  wallboard: <DashboardOutlined />,
  check: <LaptopOutlined />,
  settings: <SettingOutlined />,
};

/** The order in which each role meets its work; what somebody may not open is left out. */
const order: Readonly<Record<Me['role'], readonly ItemKey[]>> = {
  agent: ['work', 'rooms', 'calls', 'recordings'],
  supervisor: ['recordings', 'rooms', 'calls', 'wallboard'],
  admin: ['rooms', 'calls', 'recordings', 'wallboard'],
};

/** The side menu of a person. */
export function navOf(me: Me, counts: NavCounts, t: Translate<typeof en>): NavGroup[] {
  const mine = me.grants['call.list'] === 'own';
  const item = (key: ItemKey): NavItem => ({
    key,
    label: key === 'calls' && mine ? t('nav.myCalls') : t(`nav.${key}`),
    to: paths[key],
    icon: icons[key],
    count: key === 'rooms' ? counts.liveRooms : key === 'calls' ? counts.unwrapped : undefined,
  });
  const open = (keys: readonly ItemKey[]) => keys.filter((key) => isOpen(me, key)).map(item);
  const groups: NavGroup[] = [
    { key: 'work', items: open(order[me.role]) },
    {
      key: 'manage',
      title: t('nav.manage'),
      items: open([
        'users',
        'teams',
        'floor',
        'audit',
        'customers',
        'client',
        'oldClients',
        'integration',
        'tokens',
      ]),
    },
    { key: 'own', title: t('nav.own'), items: open(['check', 'settings']) },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

/** The item that a path belongs to: `/rooms/123` to the rooms. */
export function currentItem(pathname: string): ItemKey | undefined {
  const keys: readonly ItemKey[] = [
    'work',
    'rooms',
    'calls',
    'recordings',
    'users',
    'teams',
    'audit',
    'customers',
    'client',
    'oldClients',
    'integration',
    'tokens',
    'floor',
    'wallboard',
    'check',
    'settings',
  ];
  return keys.find((key) => pathname === paths[key] || pathname.startsWith(`${paths[key]}/`));
}

function isOpen(me: Me, key: ItemKey): boolean {
  switch (key) {
    case 'work':
      return can(me, 'room.enter');
    case 'rooms':
      return can(me, 'room.list');
    case 'calls':
      return can(me, 'call.list');
    case 'recordings':
      return can(me, 'recording.list');
    case 'users':
      return can(me, 'user.manage');
    case 'teams':
      return can(me, 'team.manage');
    case 'customers':
      return can(me, 'customer.erase');
    case 'audit':
      return can(me, 'audit.read');
    case 'client':
    case 'oldClients':
    case 'integration':
      return can(me, 'client.manage');
    case 'tokens':
      return can(me, 'token.manage');
    case 'floor':
      return can(me, 'floor.manage');
    case 'wallboard':
      return can(me, 'wallboard.view');
    case 'check':
    case 'settings':
      return true;
  }
}

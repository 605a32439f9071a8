import {
  ApartmentOutlined,
  ApiOutlined,
  AppstoreOutlined,
  AuditOutlined,
  DashboardOutlined,
  DesktopOutlined,
  EyeInvisibleOutlined,
  FieldTimeOutlined,
  FileDoneOutlined,
  FormOutlined,
  HddOutlined,
  HistoryOutlined,
  HourglassOutlined,
  KeyOutlined,
  LaptopOutlined,
  LockOutlined,
  PhoneOutlined,
  PlaySquareOutlined,
  RetweetOutlined,
  SettingOutlined,
  SolutionOutlined,
  TeamOutlined,
  VideoCameraOutlined,
} from '../../ui/icons';
import type { ReactNode } from 'react';
import type { Permission } from '../../../contract/access';
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
  /** Reviews that wait for me. */
  readonly toReview?: number | undefined;
}

interface Entry {
  readonly icon: ReactNode;
  /** Without it, what it leads to is closed; null: open to everybody. */
  readonly needs: Permission | null;
}

/** Everything that a menu may hold, under the name that its path and its word have, too. */
const entries = {
  work: { icon: <AppstoreOutlined />, needs: 'room.enter' },
  rooms: { icon: <VideoCameraOutlined />, needs: 'room.list' },
  calls: { icon: <PhoneOutlined />, needs: 'call.list' },
  recordings: { icon: <PlaySquareOutlined />, needs: 'recording.list' },
  reviews: { icon: <FileDoneOutlined />, needs: 'review.list' },
  wallboard: { icon: <DashboardOutlined />, needs: 'wallboard.view' },
  times: { icon: <FieldTimeOutlined />, needs: 'presence.list' },
  users: { icon: <TeamOutlined />, needs: 'user.manage' },
  teams: { icon: <ApartmentOutlined />, needs: 'team.manage' },
  floor: { icon: <SolutionOutlined />, needs: 'floor.manage' },
  forms: { icon: <FormOutlined />, needs: 'review.manage' },
  audit: { icon: <AuditOutlined />, needs: 'audit.read' },
  retention: { icon: <HourglassOutlined />, needs: 'recording.keep' },
  storage: { icon: <HddOutlined />, needs: 'recording.keep' },
  holds: { icon: <LockOutlined />, needs: 'recording.hold' },
  customers: { icon: <EyeInvisibleOutlined />, needs: 'customer.erase' },
  client: { icon: <DesktopOutlined />, needs: 'client.manage' },
  oldClients: { icon: <HistoryOutlined />, needs: 'client.manage' },
  integration: { icon: <ApiOutlined />, needs: 'client.manage' },
  tokens: { icon: <KeyOutlined />, needs: 'token.manage' },
  webhooks: { icon: <RetweetOutlined />, needs: 'webhook.manage' },
  check: { icon: <LaptopOutlined />, needs: null },
  settings: { icon: <SettingOutlined />, needs: null },
} as const satisfies Readonly<Record<string, Entry>>;
type ItemKey = keyof typeof entries;

/** The order in which each role meets its work; what somebody may not open is left out. */
const order: Readonly<Record<Me['role'], readonly ItemKey[]>> = {
  agent: ['work', 'rooms', 'calls', 'recordings', 'reviews'],
  supervisor: ['recordings', 'reviews', 'rooms', 'calls', 'wallboard', 'times'],
  admin: ['rooms', 'calls', 'recordings', 'reviews', 'wallboard', 'times'],
};

/** What has a title, below the work. */
const groups = {
  centre: ['users', 'teams', 'floor', 'forms'],
  records: ['audit', 'retention', 'storage', 'holds', 'customers'],
  systems: ['client', 'oldClients', 'integration', 'tokens', 'webhooks'],
  own: ['check', 'settings'],
} as const satisfies Readonly<Record<string, readonly ItemKey[]>>;
const groupKeys = ['centre', 'records', 'systems', 'own'] as const satisfies readonly (keyof typeof groups)[];

/** The side menu of a person. */
export function navOf(me: Me, counts: NavCounts, t: Translate<typeof en>): NavGroup[] {
  const mine = me.grants['call.list'] === 'own';
  const item = (key: ItemKey): NavItem => ({
    key,
    label: key === 'calls' && mine ? t('nav.myCalls') : t(`nav.${key}`),
    to: paths[key],
    icon: entries[key].icon,
    count: countOf(key, counts),
    ...(key === 'reviews' && { countWord: t('nav.toReview') }),
  });
  const open = (keys: readonly ItemKey[]) => keys.filter((key) => isOpen(me, entries[key])).map(item);
  return [
    { key: 'work', items: open(order[me.role]) },
    ...groupKeys.map((key) => ({ key, title: t(`nav.${key}`), items: open(groups[key]) })),
  ].filter(({ items }) => items.length > 0);
}

function countOf(key: ItemKey, { liveRooms, unwrapped, toReview }: NavCounts): number | undefined {
  if (key === 'rooms') return liveRooms;
  if (key === 'calls') return unwrapped;
  return key === 'reviews' ? toReview : undefined;
}

/** The item that a path belongs to: `/rooms/123` to the rooms. */
export function currentItem(pathname: string): string | undefined {
  const all: readonly string[] = Object.keys(entries);
  return all.find((key) => {
    const path = paths[key as ItemKey]; // its own keys
    return pathname === path || pathname.startsWith(`${path}/`);
  });
}

function isOpen(me: Me, { needs }: Entry): boolean {
  return needs === null || can(me, needs);
}

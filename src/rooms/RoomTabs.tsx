import { Tabs } from 'antd';
import type { Room } from '../../contract/rooms';
import { useTexts } from '../i18n/useTexts';
import { can, useMe } from '../session/me';
import { Card } from '../ui/page/Card';
import { aside, oneOf, urlCodec } from '../ui/url/codec';
import { useUrlState } from '../ui/url/useUrlState';
import { EventsTab } from './EventsTab';
import { MembersTab } from './MembersTab';
import styles from './room.module.css';
import { SessionsTab } from './SessionsTab';
import { SettingsTab } from './SettingsTab';
import { roomTexts } from './texts';

const tabs = ['members', 'sessions', 'events', 'settings'] as const;
const url = urlCodec({ tab: aside(oneOf(tabs, 'members')) });

/** The parts of a room's page; which one is open is in the address. */
export function RoomTabs({ room }: { room: Room }) {
  const t = useTexts(roomTexts);
  const me = useMe();
  const [{ tab }, set] = useUrlState(url);
  // Who may issue none may not see them either.
  const shown = tabs.filter((each) => each !== 'sessions' || can(me, 'session.issue'));
  const count = { members: room.members.length };
  return (
    <Card flush>
      <Tabs
        className={styles['tabs'] ?? ''}
        activeKey={shown.includes(tab) ? tab : 'members'}
        onChange={(key) => set({ tab: tabs.find((each) => each === key) ?? 'members' }, { push: true })}
        destroyOnHidden
        items={shown.map((key) => ({
          key,
          label: (
            <>
              {t(`tab.${key}`)}
              {key === 'members' && <span className={styles['count']}>{count.members}</span>}
            </>
          ),
          children: <Tab tab={key} room={room} />,
        }))}
      />
    </Card>
  );
}

function Tab({ tab, room }: { tab: (typeof tabs)[number]; room: Room }) {
  switch (tab) {
    case 'members':
      return <MembersTab room={room} />;
    case 'sessions':
      return <SessionsTab room={room} />;
    case 'events':
      return <EventsTab roomID={room.roomID} />;
    case 'settings':
      return <SettingsTab room={room} />;
  }
}

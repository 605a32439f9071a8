import { DesktopOutlined, DownOutlined } from '../ui/icons';
import { Button, Dropdown } from 'antd';
import type { Room } from '../../contract/rooms';
import { useReachability } from '../api/reachability';
import { useTexts } from '../i18n/useTexts';
import { useRoomActions } from './room-actions';
import styles from './rooms.module.css';
import { waysToStart } from './start-ways';
import { roomTexts } from './texts';

/** On the page of a room: the one filled button, and the arrow with other ways beside it. */
export function StartButton({ room }: { room: Room }) {
  const t = useTexts(roomTexts);
  const actions = useRoomActions();
  const { up } = useReachability();
  const unreachable = up ? undefined : t('verb.unreachable');
  const ways = waysToStart(room, actions, t);
  return (
    <span className={styles['start']}>
      <Button
        type="primary"
        icon={<DesktopOutlined />}
        loading={actions.startingID === room.roomID}
        disabled={!up}
        title={unreachable}
        onClick={() => actions.start(room)}
      >
        {t('verb.start')}
      </Button>
      <Dropdown
        trigger={['click']}
        disabled={!up}
        menu={{
          items: ways.map(({ key, label }) => ({ key, label })),
          onClick: ({ key }) => ways.find((way) => way.key === key)?.onSelect(),
        }}
      >
        <Button
          icon={<DownOutlined />}
          aria-label={t('verb.startHow')}
          title={unreachable ?? t('verb.startHow')}
        />
      </Dropdown>
    </span>
  );
}

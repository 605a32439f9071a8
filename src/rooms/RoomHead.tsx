import { EllipsisOutlined, ExpandOutlined, EyeOutlined, KeyOutlined } from '../ui/icons';
import { Button, Dropdown } from 'antd';
import { useNavigate } from 'react-router';
import type { Room } from '../../contract/rooms';
import { pathTo } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import { useCallControl } from '../session/call-control';
import { useMayWatch } from '../session/useObserving';
import { StatusWord } from '../ui/glyphs/StatusWord';
import { PageTitle } from '../ui/page/PageTitle';
import { RoomNumber } from '../ui/values/RoomNumber';
import { useRoomActions } from './room-actions';
import { shownState } from './room-waiting';
import { moreActionsOf, type MoreAction } from './row-actions';
import { StartButton } from './StartButton';
import { roomTexts } from './texts';
import { useRoomMenu } from './useRoomMenu';

/** Name, state and what can be done, the likeliest first. */
export function RoomHead({ room }: { room: Room }) {
  const t = useTexts(roomTexts);
  return (
    <PageTitle
      title={room.name}
      state={<StatusWord of="room" state={shownState(room)} tint />}
      crumbs={[{ label: t('list.title'), to: pathTo('rooms') }, { label: <RoomNumber id={room.roomID} /> }]}
      actions={<HeadActions room={room} />}
    />
  );
}

/** These have buttons of their own here. */
const elsewhere: readonly MoreAction[] = ['open', 'watch', 'start', 'chooseStart', 'issue'];

function HeadActions({ room }: { room: Room }) {
  const t = useTexts(roomTexts);
  const actions = useRoomActions();
  const navigate = useNavigate();
  const mayWatch = useMayWatch();
  const { running, showPanel } = useCallControl();
  const runsHere = running?.room?.roomID === room.roomID;
  const more = moreActionsOf(room, 'view').filter((action) => !elsewhere.includes(action));
  const menu = useRoomMenu(room, more);
  return (
    <>
      {runsHere && (
        <Button icon={<ExpandOutlined />} onClick={showPanel}>
          {t('verb.show')}
        </Button>
      )}
      {!runsHere && room.can.includes('enter') && <StartButton room={room} />}
      {mayWatch(room) && (
        <Button
          icon={<EyeOutlined />}
          onClick={() => void navigate(pathTo('watch', { roomID: room.roomID }))}
        >
          {t('verb.watch')}
        </Button>
      )}
      {room.can.includes('issueSession') && (
        <Button icon={<KeyOutlined />} onClick={() => actions.issue(room)}>
          {t('verb.issue')}
        </Button>
      )}
      <Dropdown
        trigger={['click']}
        placement="bottomRight"
        menu={{
          items: menu.map(({ key, label, danger, disabledBecause }) => ({
            key,
            label,
            danger,
            disabled: disabledBecause !== undefined,
          })),
          onClick: ({ key }) => menu.find((item) => item.key === key)?.onSelect(),
        }}
      >
        <Button
          icon={<EllipsisOutlined />}
          aria-label={t('verb.more', { room: room.name })}
          title={t('verb.more', { room: room.name })}
        />
      </Dropdown>
    </>
  );
}

import { Button } from 'antd';
import { useTexts } from '../i18n/useTexts';
import { can, useMe } from '../session/me';
import { Empty, NoMatch } from '../ui/faces/faces';
import { unfiltered, type RoomsUrl } from './list-url';
import { useRoomActions } from './room-actions';
import { roomTexts } from './texts';

/** Nothing to list: there never was a room, or all of them are closed. */
export function NoRooms({
  counts,
  onShowClosed,
}: {
  counts: { closed: number } | undefined;
  onShowClosed: () => void;
}) {
  const t = useTexts(roomTexts);
  const me = useMe();
  const { create } = useRoomActions();
  const closed = counts?.closed ?? 0;
  const mayCreate = can(me, 'room.create');
  const newRoom = mayCreate && (
    <Button type="primary" onClick={create}>
      {t('list.new')}
    </Button>
  );
  if (closed > 0) {
    return (
      <Empty
        title={t('empty.open')}
        text={t('empty.openText', { count: closed })}
        action={
          <>
            {newRoom}
            <Button onClick={onShowClosed}>{t('empty.showClosed')}</Button>
          </>
        }
      />
    );
  }
  return (
    <Empty
      title={t('empty.title')}
      text={me.role === 'agent' ? t('empty.agent') : t('empty.admin')}
      action={newRoom}
    />
  );
}

/** Rooms exist, but not these: names what is set, offers closed rooms where they were left out, and clearing. */
export function NoRoomMatches({
  words,
  state,
  set,
}: {
  words: readonly string[];
  state: RoomsUrl;
  set: (patch: Partial<RoomsUrl>) => void;
}) {
  const t = useTexts(roomTexts);
  const withoutClosed = state.state.length > 0 && !state.state.includes('closed');
  return (
    <NoMatch
      title={t('noMatch.title')}
      filters={words}
      onClear={() => set(unfiltered)}
      actions={withoutClosed && <Button onClick={() => set({ state: [] })}>{t('noMatch.closedToo')}</Button>}
    />
  );
}

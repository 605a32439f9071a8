import { query } from '../api/queries';
import { pathTo } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import { useMe } from '../session/me';
import { Empty } from '../ui/faces/faces';
import { roomsUrl } from './list-url';
import { RoomsCard } from './RoomsCard';
import { roomTexts } from './texts';

/** My open rooms, the last used first: the next call starts here. */
export function ReadyRooms() {
  const t = useTexts(roomTexts);
  const me = useMe();
  const all = roomsUrl.write({ ...roomsUrl.defaults, mine: true }).toString();
  return (
    <RoomsCard
      title={t('ready.title')}
      of={query('listRooms', {
        query: { ownerID: [me.userID], state: ['idle', 'live', 'closing'], size: 8 },
      })}
      empty={<Empty title={t('ready.none')} text={t('ready.noneText')} />}
      all={{ label: t('ready.all'), to: `${pathTo('rooms')}?${all}` }}
    />
  );
}

import { query } from '../api/queries';
import { pathTo } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import { useMe } from '../session/me';
import { Empty } from '../ui/faces/faces';
import { roomsUrl } from './list-url';
import { RoomsCard } from './RoomsCard';
import { roomTexts } from './texts';

/** Who else is in call, of those whose rooms I may see. */
export function TeamRooms() {
  const t = useTexts(roomTexts);
  const me = useMe();
  const all = roomsUrl.write({ ...roomsUrl.defaults, state: ['live'] }).toString();
  return (
    <RoomsCard
      title={t('team.title')}
      of={query('listRooms', { query: { state: ['live', 'closing'], size: 20 } })}
      keep={(room) => room.owner.userID !== me.userID}
      withOwner
      empty={<Empty glyph="disc" title={t('team.none')} />}
      all={{ label: t('team.all'), to: `${pathTo('rooms')}?${all}` }}
    />
  );
}

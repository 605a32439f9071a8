import { Link } from 'react-router';
import { pathTo } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import { Face } from '../ui/faces/Face';
import { Card } from '../ui/page/Card';
import { PageTitle } from '../ui/page/PageTitle';
import { roomTexts } from './texts';

/** No such room, or not one that this person may see: the two look the same, as RoomService answers them. */
export function UnknownRoom({ roomID }: { roomID: string }) {
  const t = useTexts(roomTexts);
  return (
    <>
      <PageTitle
        title={t('room.unknown', { number: roomID })}
        crumbs={[{ label: t('list.title'), to: pathTo('rooms') }, { label: roomID }]}
      />
      <Card>
        <Face
          glyph="box"
          title={t('room.unknown', { number: roomID })}
          text={t('room.unknownText')}
          actions={<Link to={pathTo('rooms')}>{t('verb.back')}</Link>}
        />
      </Card>
    </>
  );
}

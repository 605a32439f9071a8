import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import type { Closing } from '../../../contract/closings';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { daysFromToday, formatClock, formatDay } from '../../ui/format/when';
import { State } from '../../ui/glyphs/StatusWord';
import { roomTexts, type RoomTranslate } from '../texts';
import { countsByGroup, isUnderWay } from './outcome';
import styles from './closing.module.css';

/** That many rooms of mine are being closed, or were today: for whoever closed the browser and comes back. */
export function ClosingNotice({ onShow }: { onShow: (closingID: string) => void }) {
  const t = useTexts(roomTexts);
  const { data } = useQuery(query('listClosings'));
  const today = data?.items.filter(({ createdAt }) => daysFromToday(createdAt) === 0) ?? [];
  const shown = today.find(isUnderWay) ?? today[0];
  if (shown === undefined || data === undefined) return null;
  const { closed, failed } = countsByGroup(shown);
  return (
    <section className={styles['bar']} aria-label={t('closing.title')}>
      {isUnderWay(shown) ? (
        <State glyph="arc" tone="accent">
          {t('notice.runs', { count: shown.rooms, closed })}
        </State>
      ) : (
        <State glyph={failed > 0 ? 'cross' : 'check'} tone={failed > 0 ? 'err' : 'faint'}>
          {t(failed > 0 ? 'notice.failed' : 'notice.over', {
            ...{ count: shown.rooms, failed, closed },
            time: formatClock(shown.createdAt, false),
          })}
        </State>
      )}
      <Button size="small" onClick={() => onShow(shown.closingID)}>
        {t('notice.show')}
      </Button>
      {data.items.length > 1 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: data.items.map((each) => ({ key: each.closingID, label: labelOf(each, t) })),
            onClick: ({ key }) => onShow(key),
          }}
        >
          <Button size="small" type="text">
            {t('notice.all')}
          </Button>
        </Dropdown>
      )}
    </section>
  );
}

function labelOf({ createdAt, rooms }: Closing, t: RoomTranslate): string {
  const day = daysFromToday(createdAt) === 0 ? '' : `${formatDay(createdAt)} `;
  return t('notice.one', { time: `${day}${formatClock(createdAt, false)}`, count: rooms });
}

import type { ReactNode } from 'react';
import type { Presence, PresenceState } from '../../contract/presence';
import type { Wallboard } from '../../contract/wallboard';
import { useTexts } from '../i18n/useTexts';
import { classes } from '../ui/classes';
import { formatDuration } from '../ui/format/duration';
import { State, StatusWord } from '../ui/glyphs/StatusWord';
import { useNow } from '../ui/useNow';
import { ageOf, isOver, waitLimit } from './ages';
import { wallboardTexts } from './texts';
import styles from './wallboard.module.css';

/** Four numbers that can be read from the far end of the room. */
export function Figures({ board: { waiting, live, agents, launches, limits } }: { board: Wallboard }) {
  const t = useTexts(wallboardTexts);
  const now = useNow();
  const waits = waiting.items.map(({ waitingSince }) => ageOf(waitingSince, now));
  const over = waits.filter((age) => isOver(age, waitLimit(limits))).length;
  const limit = formatDuration(waitLimit(limits));
  const runs = live.items.map(({ liveSince }) => ageOf(liveSince, now));
  const roomsLimit = t('unit.minutes', { minutes: limits.roomMinutes });
  const failed = launches.failed.reduce((all, { count }) => all + count, 0);
  return (
    <div className={styles['figures']}>
      <Figure
        label={t('figure.waiting')}
        value={waiting.total}
        over={over > 0}
        note={over > 0 && t('figure.waitingOver', { count: over })}
        foot={
          waits.length > 0
            ? t('figure.longest', { time: formatDuration(Math.max(...waits)), limit })
            : t('figure.nobodyWaits', { limit })
        }
      />
      <Figure
        label={t('figure.live')}
        value={live.total}
        over={false}
        foot={
          runs.length > 0
            ? t('figure.oldest', { time: formatDuration(Math.max(...runs)), limit: roomsLimit })
            : t('figure.noneLive', { limit: roomsLimit })
        }
      />
      <Agents agents={agents} />
      <Figure
        label={t('figure.launches')}
        value={failed}
        over={false}
        foot={t('figure.launchesOf', { count: launches.started })}
      />
    </div>
  );
}

interface FigureProps {
  label: string;
  value: number;
  /** Something in it is over its limit: the only time that it has a colour. */
  over: boolean;
  note?: ReactNode;
  foot: ReactNode;
}

function Figure({ label, value, over, note, foot }: FigureProps) {
  return (
    <div role="group" className={styles['figure']} aria-label={label}>
      <div className={styles['figureHead']}>
        <h2>{label}</h2>
        {note && (
          <State glyph="half" tone="wait">
            {note}
          </State>
        )}
      </div>
      <p className={classes(styles['value'], over && styles['over'])}>{value}</p>
      <p className={styles['foot']}>{foot}</p>
    </div>
  );
}

/** In the order of the bar; who is not here is told last. */
const order = [
  'inCall',
  'available',
  'wrapUp',
  'break',
  'offline',
] as const satisfies readonly PresenceState[];

function Agents({ agents }: { agents: readonly Presence[] }) {
  const t = useTexts(wallboardTexts);
  const countOf = (state: Presence['state']) => agents.filter((agent) => agent.state === state).length;
  const here = agents.length - countOf('offline');
  return (
    <div role="group" className={styles['figure']} aria-label={t('figure.agents')}>
      <div className={styles['figureHead']}>
        <h2>{t('figure.agents')}</h2>
        <strong>{here}</strong>
      </div>
      <div className={styles['shares']} aria-hidden="true">
        {order.map((state) => {
          const count = state === 'offline' ? 0 : countOf(state);
          return count > 0 && <span key={state} className={styles[state]} style={{ flexGrow: count }} />;
        })}
      </div>
      <ul className={styles['states']}>
        {order.map((state) => (
          <li key={state}>
            <strong>{countOf(state)}</strong>
            <StatusWord of="presence" state={state} />
          </li>
        ))}
      </ul>
    </div>
  );
}

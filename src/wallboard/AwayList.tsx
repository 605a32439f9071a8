import { Button } from 'antd';
import type { FloorSettings } from '../../contract/floor';
import type { Presence } from '../../contract/presence';
import { useCommand } from '../api/commands';
import { useLanguage, useTexts } from '../i18n/useTexts';
import { State, StatusWord } from '../ui/glyphs/StatusWord';
import { signOf } from '../ui/glyphs/vocabulary';
import { useNow } from '../ui/useNow';
import { useTellProblem } from '../ui/useTellProblem';
import { Aged } from './Aged';
import { ageOf, awayFirst, awayLimit, isOver } from './ages';
import { Panel } from './Panel';
import { wallboardTexts } from './texts';
import styles from './wallboard.module.css';

type Limits = FloorSettings['limits'];

/** Who is not to be had just now, and why; over their limit first. */
export function AwayList({ agents, limits }: { agents: readonly Presence[]; limits: Limits }) {
  const t = useTexts(wallboardTexts);
  const now = useNow();
  const away = awayFirst(agents, limits, now);
  return (
    <Panel title={t('away.title')}>
      {away.length === 0 ? (
        <p className={styles['none']}>{t('away.none')}</p>
      ) : (
        <ul className={styles['list']}>
          {away.map((agent) => (
            <Away key={agent.user.userID} agent={agent} limit={awayLimit(agent, limits)} now={now} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Away({ agent, limit, now }: { agent: Presence; limit: number | null; now: number }) {
  const t = useTexts(wallboardTexts);
  const { language } = useLanguage();
  const age = ageOf(agent.since, now);
  const minutes = Math.round((limit ?? 0) / 60_000);
  return (
    <li className={styles['item']}>
      <span className={styles['words']}>
        <span className={styles['name']} title={agent.user.name}>
          {agent.user.name}
        </span>
        <span className={styles['about']}>
          {agent.state === 'break' && agent.reason ? (
            <State {...signOf('presence', 'break')}>{agent.reason[language]}</State>
          ) : (
            <StatusWord of="presence" state={agent.state} />
          )}
        </span>
      </span>
      {agent.can.includes('set') && <SetAvailable agent={agent} />}
      <Aged age={age} over={isOver(age, limit)} limit={t('unit.minutes', { minutes })} />
    </li>
  );
}

/** For who forgot to say that they are back. They see by whom it was set, and the audit log keeps it. */
function SetAvailable({ agent: { user } }: { agent: Presence }) {
  const t = useTexts(wallboardTexts);
  const tell = useTellProblem();
  const { mutateAsync, isPending } = useCommand('setPresence', {
    invalidates: ['getWallboard', 'listPresence'],
  });
  const set = () =>
    mutateAsync({ params: { userID: user.userID }, body: { choice: 'available', reasonID: null } });
  return (
    <Button
      type="text"
      size="small"
      loading={isPending}
      aria-label={t('away.setOf', { name: user.name })}
      onClick={() => void set().catch(tell)}
    >
      {t('away.set')}
    </Button>
  );
}

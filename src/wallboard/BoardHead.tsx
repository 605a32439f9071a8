import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { RefObject } from 'react';
import { Link } from 'react-router';
import { useLiveState } from '../api/live';
import { query } from '../api/queries';
import { useReachability } from '../api/reachability';
import { useTexts } from '../i18n/useTexts';
import { can, useMe } from '../session/me';
import { formatClock } from '../ui/format/when';
import { State } from '../ui/glyphs/StatusWord';
import { FullscreenExitOutlined, FullscreenOutlined } from '../ui/icons';
import { HeaderButton } from '../ui/shell/headerParts';
import { Logo } from '../ui/shell/Logo';
import { useFullScreen } from '../ui/useFullScreen';
import { useNow } from '../ui/useNow';
import { wallboardTexts } from './texts';
import styles from './wallboard.module.css';

interface BoardHeadProps {
  home: string;
  teams: readonly string[];
  onTeams: (teams: readonly string[]) => void;
  readAt: number | undefined;
  frame: RefObject<HTMLElement | null>;
}

/** Whose floor, how fresh, what time it is, and the whole screen. */
export function BoardHead({ home, teams, onTeams, readAt, frame }: BoardHeadProps) {
  const t = useTexts(wallboardTexts);
  const me = useMe();
  const { full, toggle } = useFullScreen(frame);
  const now = useNow();
  return (
    <header className={styles['head']}>
      <Link className={styles['home'] ?? ''} to={home} aria-label={t('board.home')} title={t('board.home')}>
        <Logo size={28} />
      </Link>
      <h1>{t('board.title')}</h1>
      {can(me, 'wallboard.view', 'all') ? (
        <TeamChoice teams={teams} onTeams={onTeams} frame={frame} />
      ) : (
        <span className={styles['team']}>{me.team?.name}</span>
      )}
      <span className={styles['fresh']}>{readAt !== undefined && <Freshness readAt={readAt} />}</span>
      <time className={styles['clock']}>{formatClock(now, false)}</time>
      <HeaderButton
        label={full ? t('board.window') : t('board.full')}
        icon={full ? <FullscreenExitOutlined /> : <FullscreenOutlined />}
        onClick={toggle}
      />
    </header>
  );
}

function TeamChoice({ teams, onTeams, frame }: Pick<BoardHeadProps, 'teams' | 'onTeams' | 'frame'>) {
  const t = useTexts(wallboardTexts);
  const { data } = useQuery(query('listTeams'));
  return (
    <Select<string[]>
      mode="multiple"
      aria-label={t('board.team')}
      className={styles['teams'] ?? ''}
      placeholder={t('board.allTeams')}
      value={[...teams]}
      maxTagCount="responsive"
      showSearch={{ optionFilterProp: 'label' }}
      // In the frame, or it would not be seen on the whole screen.
      getPopupContainer={() => frame.current ?? document.body}
      options={data?.items.map(({ teamID, name }) => ({ value: teamID, label: name })) ?? []}
      onChange={onTeams}
    />
  );
}

function Freshness({ readAt }: { readAt: number }) {
  const t = useTexts(wallboardTexts);
  const { up } = useReachability();
  const { state } = useLiveState();
  const time = formatClock(readAt);
  if (!up) {
    return (
      <State glyph="triangle" tone="wait">
        {t('board.down', { time })}
      </State>
    );
  }
  return state === 'reconnecting' ? (
    <State glyph="arc" tone="accent">
      {t('board.reconnecting', { time })}
    </State>
  ) : (
    <State glyph="check" tone="faint">
      {t('board.live', { time })}
    </State>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Room } from '../../contract/rooms';
import type { Wallboard } from '../../contract/wallboard';
import { query } from '../api/queries';
import { useTexts } from '../i18n/useTexts';
import { Loading, ProblemFace } from '../ui/faces/faces';
import { Card } from '../ui/page/Card';
import { useUrlState } from '../ui/url/useUrlState';
import { AwayList } from './AwayList';
import { BoardHead } from './BoardHead';
import { boardUrl } from './board-url';
import { Figures } from './Figures';
import { Launches } from './Launches';
import { LiveRooms } from './LiveRooms';
import { wallboardTexts } from './texts';
import { WaitingList } from './WaitingList';
import styles from './wallboard.module.css';

/** Silence, a room that turns old: some of it happens without an event. */
const everyMs = 30_000;

interface WallboardPageProps {
  /** Where the way back leads. */
  home: string;
  onClose: (room: Room) => void;
}

/** The floor as it is now, to be read from across the room. */
export function WallboardPage({ home, onClose }: WallboardPageProps) {
  const t = useTexts(wallboardTexts);
  const frame = useRef<HTMLElement>(null);
  const [{ team }, set] = useUrlState(boardUrl);
  const wanted = { query: team.length > 0 ? { teamID: team } : {} };
  const board = useQuery({
    ...query('getWallboard', wanted, { keepPrevious: true }),
    refetchInterval: everyMs,
  });
  return (
    <main ref={frame} id="content" className={styles['board']} tabIndex={-1}>
      <BoardHead
        home={home}
        teams={team}
        onTeams={(chosen) => set({ team: chosen })}
        readAt={board.data && board.dataUpdatedAt}
        frame={frame}
      />
      {board.data ? (
        <Board board={board.data} onClose={onClose} />
      ) : board.error ? (
        <Card flush>
          <ProblemFace problem={board.error} title={t('board.failed')} onRetry={() => void board.refetch()} />
        </Card>
      ) : (
        <Loading />
      )}
    </main>
  );
}

function Board({ board, onClose }: { board: Wallboard; onClose: (room: Room) => void }) {
  const { limits, waiting, live, agents, launches } = board;
  return (
    <>
      <Figures board={board} />
      <div className={styles['columns']}>
        <div className={styles['column']}>
          <WaitingList rooms={waiting.items} total={waiting.total} limits={limits} />
          <AwayList agents={agents} limits={limits} />
        </div>
        <LiveRooms rooms={live.items} total={live.total} limits={limits} onClose={onClose} />
        <Launches launches={launches} />
      </div>
    </>
  );
}

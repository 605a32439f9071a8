import { CloseOutlined } from '../../ui/icons';
import { Button } from 'antd';
import { useEffect, useEffectEvent } from 'react';
import { seatsOf } from '../../../contract/rooms';
import { useTexts } from '../../i18n/useTexts';
import type { LauncherState } from '../../launcher';
import { useAnnounce } from '../../ui/announce/Announcer';
import { StatusWord } from '../../ui/glyphs/StatusWord';
import { Duration, Elapsed } from '../../ui/values/Duration';
import { People } from '../../ui/values/Person';
import { RoomNumber } from '../../ui/values/RoomNumber';
import { useCallDesk } from '../call-desk';
import { callTexts } from '../texts';
import { BrowserQuestion } from './BrowserQuestion';
import styles from './panel.module.css';
import { StepList } from './StepList';
import { usePanelWords } from './usePanelWords';
import type { Shown } from './usePanel';
import { useWays } from './useWays';

/** How long the panel stays open once the person is in the room. */
const foldMs = 4000;

/** One skeleton in every state: who, five steps with their times, what to do now, ways out. */
export function LaunchPanel({ shown }: { shown: Shown }) {
  const t = useTexts(callTexts);
  const { panel, room, call } = shown;
  const { view, setPanelOpen } = useCallDesk();
  const go = useWays(shown.callID);
  const words = usePanelWords(panel);
  useSpoken(words.title);
  useFold(panel.words === 'inRoom', () => setPanelOpen(false));

  return (
    <section className={styles['panel']} aria-label={t('panel.label')}>
      <div className={styles['head']}>
        <div className={styles['who']}>
          <strong title={room.name}>{room.name}</strong>
          <span>
            <RoomNumber id={room.roomID} />
            {call && call.room.customerName !== '' && (
              <span className={styles['customer']}>{call.room.customerName}</span>
            )}
          </span>
        </div>
        <div className={styles['state']}>
          <StatusWord of="call" state={panel.word} />
          <span>
            {panel.since !== null && <Elapsed since={panel.since} />}
            {panel.tookMs !== null && <Duration ms={panel.tookMs} />}
          </span>
        </div>
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t('panel.fold')}
          title={t('panel.fold')}
          onClick={() => setPanelOpen(false)}
        />
      </div>
      <StepList steps={panel.steps} />
      <div className={styles['now']}>
        <h2>{words.title}</h2>
        {words.quote !== null && <blockquote>{words.quote}</blockquote>}
        <p>{words.text}</p>
        {panel.picture && <BrowserQuestion picture={panel.picture} />}
        {words.seen !== null && <p className={styles['seen']}>{words.seen}</p>}
        {panel.words === 'inRoom' && (
          <Members state={view.state} seats={call ? seatsOf(call.room.type, call.template) : null} />
        )}
      </div>
      <div className={styles['foot']}>
        {panel.ways.map((way) => (
          <Button
            key={way}
            type={way === panel.filled ? 'primary' : way === 'cancel' || way === 'close' ? 'text' : 'default'}
            danger={way === 'leave' || way === 'endHere'}
            onClick={() => go(way)}
          >
            {t(`way.${way}`)}
          </Button>
        ))}
      </div>
    </section>
  );
}

function Members({ state, seats }: { state: LauncherState; seats: number | null }) {
  const t = useTexts(callTexts);
  if (state.name !== 'inRoom' || state.members.length === 0) return null;
  const names = state.members.map((member) => member.userName || member.userID);
  return (
    <p className={styles['members']}>
      <People names={names} max={4} />
      {seats !== null && t('panel.members', { number: names.length, seats })}
    </p>
  );
}

/** Says each change once; the running time is not in it. */
function useSpoken(title: string): void {
  const announce = useAnnounce();
  useEffect(() => announce(title), [announce, title]);
}

function useFold(when: boolean, fold: () => void): void {
  const act = useEffectEvent(fold);
  useEffect(() => {
    if (!when) return;
    const timer = setTimeout(() => act(), foldMs);
    return () => clearTimeout(timer);
  }, [when]);
}

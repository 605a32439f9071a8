import { useTexts } from '../../i18n/useTexts';
import { useEffect, useRef } from 'react';
import { classes } from '../../ui/classes';
import { Empty } from '../../ui/faces/faces';
import { Glyph } from '../../ui/glyphs/Glyph';
import { recordingTexts } from '../texts';
import { eventDetail, nameInEvent, signOfEvent } from './event-words';
import { activeMoment, withinRecording, type Moment } from './moments';
import { formatOffset } from './offset';
import type { Playback } from './playback';
import styles from './player.module.css';
import { usePlaybackState } from './usePlayback';

interface EventListProps {
  moments: readonly Moment[];
  /** Left out where nothing can be played: then the events are only told. */
  playback?: Playback | undefined;
  duration: number;
}

/** What happened in the room, by the recording's clock; a press leads there. */
export function EventList({ moments, playback, duration }: EventListProps) {
  const t = useTexts(recordingTexts);
  if (moments.length === 0) return <Empty title={t('events.none')} />;
  return (
    <ol
      className={classes(styles['events'], playback && styles['eventsPlayed'])}
      aria-label={t('page.events')}
    >
      {moments.map((moment, index) => (
        <li key={index}>
          {playback ? (
            <Jump moments={moments} index={index} playback={playback} duration={duration}>
              <EventLine moment={moment} />
            </Jump>
          ) : (
            <div className={styles['event']}>
              <EventLine moment={moment} />
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

interface JumpProps {
  moments: readonly Moment[];
  index: number;
  playback: Playback;
  duration: number;
  children: React.ReactNode;
}

function Jump({ moments, index, playback, duration, children }: JumpProps) {
  const active = usePlaybackState(
    playback,
    ({ phase, time }) => phase === 'loaded' && activeMoment(moments, time) === index,
  );
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (active && button.current) showInList(button.current);
  }, [active]);
  const seconds = moments[index]?.seconds ?? 0;
  return (
    <button
      ref={button}
      type="button"
      className={styles['event']}
      aria-current={active || undefined}
      onClick={() => playback.jump(withinRecording(seconds, duration))}
    >
      {children}
    </button>
  );
}

/** Scrolls the list and never the page: whoever writes beside it stays where they are. */
function showInList(line: HTMLElement): void {
  const list = line.closest('ol');
  if (!list) return;
  const { offsetTop, offsetHeight } = line;
  if (offsetTop < list.scrollTop) list.scrollTop = offsetTop;
  else if (offsetTop + offsetHeight > list.scrollTop + list.clientHeight)
    list.scrollTop = offsetTop + offsetHeight - list.clientHeight;
}

function EventLine({ moment: { event, seconds } }: { moment: Moment }) {
  const t = useTexts(recordingTexts);
  const detail = eventDetail(event, t);
  return (
    <>
      <span className={styles['eventTime']}>{formatOffset(seconds)}</span>
      <Glyph {...signOfEvent(event)} />
      <span className={styles['eventWords']}>
        <span className={styles['who']}>{nameInEvent(event, t)}</span> {t(`event.${event.kind}`)}
        {detail !== undefined && <span className={styles['eventDetail']}>{detail}</span>}
      </span>
    </>
  );
}

import { Button } from 'antd';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTexts } from '../../i18n/useTexts';
import { aboutOf } from '../../session/call-about';
import { AllowAgain } from '../../ui/browser/AllowAgain';
import { classes } from '../../ui/classes';
import { StatusWord } from '../../ui/glyphs/StatusWord';
import { CloseOutlined } from '../../ui/icons';
import { Duration, Elapsed } from '../../ui/values/Duration';
import { Dotted } from '../../ui/values/Pair';
import { CallPlace } from '../CallPlace';
import { callTexts } from '../texts';
import { BrowserQuestion } from './BrowserQuestion';
import { GetProgram } from './GetProgram';
import { Kept, LinkTimes, Members } from './PanelFacts';
import type { Way } from './panel-model';
import styles from './panel.module.css';
import { StepList } from './StepList';
import { UpdateNotice } from './UpdateNotice';
import type { Shown } from './usePanel';
import type { PanelTexts } from './usePanelWords';
import { useWays } from './useWays';

/** How long the panel stays open once the person is in the room. */
const foldMs = 4000;

interface LaunchPanelProps {
  shown: Shown;
  texts: PanelTexts;
  id: string;
  /** Folds it into the dock; `focused`: the focus was in it and needs another place. */
  onFold: (focused: boolean) => void;
}

/** One skeleton in every state: who, five steps with their times, what to do now, ways out. */
export function LaunchPanel({ shown, texts, id, onFold }: LaunchPanelProps) {
  const t = useTexts(callTexts);
  const frame = useRef<HTMLElement>(null);
  const { panel } = shown;
  const go = useWays(shown.callID);
  useFold(panel.words === 'inRoom', () => {
    // Not from under somebody who is in it.
    if (!frame.current?.matches(':focus-within')) onFold(false);
  });
  const fold = () => onFold(frame.current?.contains(document.activeElement) ?? false);

  return (
    <section
      ref={frame}
      id={id}
      className={styles['panel']}
      aria-label={t('panel.label')}
      onKeyDown={({ key }) => key === 'Escape' && fold()}
    >
      <Head shown={shown} onFold={fold} />
      <StepList steps={panel.steps} streams={shown.room === null} />
      <div className={styles['now']}>
        <h2>{texts.title}</h2>
        {texts.quote !== null && <blockquote>{texts.quote}</blockquote>}
        {texts.text !== '' && <p>{texts.text}</p>}
        {panel.words === 'refused' && <AllowAgain />}
        {panel.words === 'waiting' && <GetProgram since={panel.since} />}
        <UpdateNotice />
        {panel.picture && <BrowserQuestion picture={panel.picture} />}
        {texts.amiss !== null && <p className={styles['amiss']}>{texts.amiss}</p>}
        {panel.link && <LinkTimes {...panel.link} />}
        {panel.words === 'inRoom' && <Members call={shown.call} />}
        <Kept call={shown.call} />
      </div>
      <div className={styles['foot']}>
        {panel.ways.map((way) => (
          <Button
            key={way}
            type={way === panel.filled ? 'primary' : isAside(way) ? 'text' : 'default'}
            className={classes(isAside(way) && styles['aside'])}
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

/** Says no to all of it: set apart, without an edge. */
function isAside(way: Way): boolean {
  return way === 'cancel' || way === 'close';
}

function Head({ shown: { panel, room, name, call }, onFold }: { shown: Shown; onFold: () => void }) {
  const t = useTexts(callTexts);
  return (
    <div className={styles['head']}>
      <div className={styles['who']}>
        <strong title={name}>{name}</strong>
        <Dotted>{[<CallPlace key="place" room={room} />, call && aboutOf(call).customerName]}</Dotted>
      </div>
      <div className={styles['state']}>
        <StatusWord of="call" state={panel.word} />
        {panel.since !== null && <Elapsed since={panel.since} />}
        {panel.tookMs !== null && <Duration ms={panel.tookMs} />}
      </div>
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={t('panel.fold')}
        title={t('panel.fold')}
        onClick={onFold}
      />
    </div>
  );
}

/** Only a panel that saw the launch folds: who opened it to read is left to it. */
function useFold(isIn: boolean, fold: () => void): void {
  const [opened] = useState(isIn);
  const act = useEffectEvent(fold);
  const when = isIn && !opened;
  useEffect(() => {
    if (!when) return;
    const timer = setTimeout(() => act(), foldMs);
    return () => clearTimeout(timer);
  }, [when]);
}

import type { ReactNode } from 'react';
import { useTexts } from '../i18n/useTexts';
import { aboutOf } from '../session/call-about';
import { useCallControl } from '../session/call-control';
import { PageTitle } from '../ui/page/PageTitle';
import { MyCalls } from './MyCalls';
import { workTexts } from './texts';
import { Today } from './Today';
import styles from './work.module.css';

interface WorkPageProps {
  /** What else can be started, beside the title. */
  actions: ReactNode;
  /** A new room and the call in it, from as few words as possible. */
  quick: ReactNode;
  /** My rooms that a call can start in. */
  ready: ReactNode;
  /** Who else in the team is in call. */
  team: ReactNode;
}

/** An agent's home: my call, what it left to do, and where the next one starts. The parts about rooms come from app. */
export function WorkPage({ actions, quick, ready, team }: WorkPageProps) {
  const t = useTexts(workTexts);
  return (
    <>
      <PageTitle title={t('page.title')} live={<WorkSentence />} actions={actions} />
      <div className={styles['columns']}>
        <div className={styles['main']}>
          <MyCalls />
          {ready}
          {team}
        </div>
        <div className={styles['side']}>
          {quick}
          <Today />
        </div>
      </div>
    </>
  );
}

/** What matters first, in one sentence. */
function WorkSentence() {
  const t = useTexts(workTexts);
  const { running, phase, unwrapped } = useCallControl();
  if (running !== null) {
    const room = aboutOf(running).name;
    return phase === 'starting' ? t('page.starting', { room }) : t('page.inCall', { room });
  }
  return unwrapped.length > 0 ? t('page.unwrapped', { count: unwrapped.length }) : t('page.free');
}

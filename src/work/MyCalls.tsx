import { useState } from 'react';
import { Link } from 'react-router';
import type { Call } from '../../contract/calls';
import { pathTo } from '../config/paths';
import { useTexts } from '../i18n/useTexts';
import { aboutOf } from '../session/call-about';
import { useCallControl, type CallPhase } from '../session/call-control';
import { Empty } from '../ui/faces/faces';
import { State, StatusWord } from '../ui/glyphs/StatusWord';
import { Card } from '../ui/page/Card';
import { RowButton } from '../ui/table/RowActions';
import { Elapsed } from '../ui/values/Duration';
import { Dotted } from '../ui/values/Pair';
import { RoomNumber } from '../ui/values/RoomNumber';
import { When } from '../ui/values/When';
import { workTexts } from './texts';
import styles from './work.module.css';

/** So many ended calls are shown; the rest is one link away. */
const SHOWN = 3;

/** The call that runs, and those whose wrap-up is still to be written. */
export function MyCalls() {
  const t = useTexts(workTexts);
  const { running, phase, unwrapped } = useCallControl();
  const more = unwrapped.length - SHOWN;
  return (
    <Card title={t('mine.title')} flush>
      {running === null && unwrapped.length === 0 && (
        <Empty title={t('mine.none')} text={t('mine.noneText')} />
      )}
      <ul className={styles['calls']}>
        {running !== null && (
          <li>
            <Running call={running} phase={phase} />
          </li>
        )}
        {unwrapped.slice(0, SHOWN).map((call) => (
          <li key={call.callID}>
            <Unwrapped call={call} />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className={styles['more']}>
          <Link to={pathTo('calls')}>{t('mine.more', { count: more })}</Link>
        </p>
      )}
    </Card>
  );
}

const states = { none: 'starting', starting: 'starting', inCall: 'inCall', linkLost: 'linkLost' } as const;

function Running({ call, phase }: { call: Call; phase: CallPhase }) {
  const t = useTexts(workTexts);
  const { showPanel, leave } = useCallControl();
  const [leaving, setLeaving] = useState(false);
  const go = async () => {
    setLeaving(true);
    try {
      await leave();
    } finally {
      setLeaving(false);
    }
  };
  return (
    <div className={styles['call']}>
      <span className={styles['state']}>
        <StatusWord of="call" state={states[phase]} />
        <span className={styles['timer']}>
          <Elapsed since={call.enteredAt ?? call.startedAt} />
        </span>
      </span>
      <CallName call={call} />
      <span className={styles['actions']}>
        <RowButton onClick={showPanel}>{t('mine.show')}</RowButton>
        <RowButton kind="text" busy={leaving} onClick={() => void go()}>
          {leaving ? t('mine.leaving') : t('mine.leave')}
        </RowButton>
      </span>
    </div>
  );
}

function Unwrapped({ call }: { call: Call }) {
  const t = useTexts(workTexts);
  const { wrapUp } = useCallControl();
  return (
    <div className={styles['call']}>
      <span className={styles['state']}>
        <State glyph="box" tone="wait">
          {t('mine.noWrapUp')}
        </State>
        {call.endedAt !== null && (
          <span className={styles['ended']}>
            <When at={call.endedAt} />
          </span>
        )}
      </span>
      <CallName call={call} />
      <span className={styles['actions']}>
        <RowButton onClick={() => wrapUp(call.callID)}>{t('mine.wrapUp')}</RowButton>
      </span>
    </div>
  );
}

function CallName({ call }: { call: Call }) {
  const t = useTexts(workTexts);
  const { room } = call;
  const { name, customerName, customerRef } = aboutOf(call);
  const to = room ? pathTo('room', { roomID: room.roomID }) : pathTo('call', { callID: call.callID });
  const place = room ? <RoomNumber key="number" id={room.roomID} /> : t('mine.streams');
  return (
    <span className={styles['name']}>
      <Link to={to}>{name}</Link>
      <Dotted>{[customerName || customerRef, place]}</Dotted>
    </span>
  );
}

import type { Call } from '../../../contract/calls';
import { useTexts } from '../../i18n/useTexts';
import { useNow } from '../../ui/useNow';
import { People } from '../../ui/values/Person';
import { When } from '../../ui/values/When';
import { useCallDesk } from '../call-desk';
import { seatsIn } from '../seats';
import { callTexts } from '../texts';
import type { Panel } from './panel-model';
import styles from './panel.module.css';

/** Who is in the room, as the program last said; null outside a call. */
export function useMemberNames(): readonly string[] | null {
  const { state } = useCallDesk().view;
  if (state.name !== 'inRoom' && state.name !== 'lost') return null;
  return state.members.map((member) => member.userName || member.userID);
}

export function Members({ call }: { call: Call | null }) {
  const t = useTexts(callTexts);
  const names = useMemberNames();
  if (names === null || names.length === 0) return null;
  const seats = seatsIn(call);
  return (
    <p className={styles['members']}>
      <People names={names} max={4} />
      {seats !== null && t('panel.members', { number: names.length, seats })}
    </p>
  );
}

/** When the program was last heard, and when it is asked again. */
export function LinkTimes({ lastHeardAt, nextRetryAt }: NonNullable<Panel['link']>) {
  const t = useTexts(callTexts);
  const now = useNow();
  const seconds = nextRetryAt === null ? 0 : Math.ceil((nextRetryAt - now) / 1000);
  return (
    <p className={styles['faint']}>
      {lastHeardAt !== null && (
        <>
          {t('panel.lastHeard')} <When at={lastHeardAt} seconds />
          <br />
        </>
      )}
      {seconds > 0 ? t('panel.nextAsk', { seconds }) : t('panel.asksNow')}
    </p>
  );
}

/** What was recorded of an ended call. */
export function Kept({ call }: { call: Call | null }) {
  const t = useTexts(callTexts);
  if (call === null || call.state !== 'ended' || call.recordingCount === 0) return null;
  return <p className={styles['faint']}>{t('panel.kept', { count: call.recordingCount })}</p>;
}

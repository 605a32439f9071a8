import { useState } from 'react';
import type { Session } from '../../contract/sessions';
import { useCommand } from '../api/commands';
import { useTexts } from '../i18n/useTexts';
import { SecretText } from '../ui/values/SecretText';
import { None } from '../ui/values/Pair';
import styles from './rooms.module.css';
import { roomTexts } from './texts';
import { useTellProblem } from '../ui/useTellProblem';

/** The userSig of a session: dots until asked for, and the note that asking is on record. */
export function SessionSecret({ session }: { session: Session }) {
  const t = useTexts(roomTexts);
  const tell = useTellProblem();
  const reveal = useCommand('revealSession', { invalidates: ['listRoomEvents'] });
  // Only here, and gone with the component: secrets stay out of the query cache.
  const [userSig, setUserSig] = useState<string>();

  const show = async () => {
    try {
      const credentials = await reveal.mutateAsync({ params: { sessionID: session.sessionID } });
      setUserSig(credentials.userSig);
    } catch (problem) {
      tell(problem);
      throw problem;
    }
  };

  if (!session.can.includes('reveal')) return <None />;
  return (
    <span className={styles['secret']}>
      <SecretText label={t('sessions.sig')} value={userSig} onReveal={show} />
      {userSig !== undefined && <span className={styles['audited']}>{t('sessions.audited')}</span>}
    </span>
  );
}

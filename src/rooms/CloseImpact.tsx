import { recordedKinds, type Room } from '../../contract/rooms';
import { useTexts } from '../i18n/useTexts';
import { State } from '../ui/glyphs/StatusWord';
import { Elapsed } from '../ui/values/Duration';
import { None } from '../ui/values/Pair';
import { Person } from '../ui/values/Person';
import styles from './close.module.css';
import { roomTexts } from './texts';

/** Who and what a closing meets, before anything is decided. */
export function CloseImpact({ room }: { room: Room }) {
  const t = useTexts(roomTexts);
  const { members, recording, liveSince } = room;
  return (
    <>
      <p className={styles['lead']}>
        {members.length === 0 ? t('close.nobody') : t('close.live', { count: members.length })}
      </p>
      <dl className={styles['sums']}>
        <div>
          <dd>{members.length}</dd>
          <dt>{t('close.inRoom')}</dt>
        </div>
        <div>
          <dd>{recordedKinds(recording).length}</dd>
          <dt>{t('close.recorded')}</dt>
        </div>
        <div>
          <dd>{liveSince === null ? <None /> : <Elapsed since={liveSince} />}</dd>
          <dt>{t('close.since')}</dt>
        </div>
      </dl>
      <h2 className={styles['listHead']}>{t('close.impact')}</h2>
      {members.length === 0 ? (
        <p className={styles['nobody']}>
          <State glyph="check" tone="faint">
            {t('close.noOne')}
          </State>
        </p>
      ) : (
        <ul className={styles['people']}>
          {members.map((member) => (
            <li key={member.userID}>
              <Person name={member.name} avatar />
              <span className={styles['role']}>{t(`role.${member.role}`)}</span>
              <span className={styles['time']}>
                <Elapsed since={member.enteredAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

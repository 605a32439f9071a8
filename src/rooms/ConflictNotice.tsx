import { Button } from 'antd';
import { useTexts } from '../i18n/useTexts';
import { Glyph } from '../ui/glyphs/Glyph';
import styles from './form.module.css';
import { recordedKinds } from '../../contract/rooms';
import { conflictsOf, type RoomField, type RoomValues } from './room-draft';
import { roomTexts, type RoomTranslate } from './texts';

interface ConflictNoticeProps {
  base: RoomValues;
  mine: RoomValues;
  theirs: RoomValues;
  onSettle: (winner: 'mine' | 'theirs') => void;
}

/** What somebody else changed while the form was open, beside what is typed in it. */
export function ConflictNotice({ base, mine, theirs, onSettle }: ConflictNoticeProps) {
  const t = useTexts(roomTexts);
  const conflicts = conflictsOf(base, mine, theirs);
  return (
    <section className={styles['conflict']} aria-label={t('conflict.title')}>
      <h2>
        <Glyph name="triangle" tone="wait" />
        {t('conflict.title')}
      </h2>
      <p>{t('conflict.text')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('conflict.field')}</th>
            <th scope="col">{t('conflict.theirs')}</th>
            <th scope="col">{t('conflict.mine')}</th>
          </tr>
        </thead>
        <tbody>
          {conflicts.map(({ field, contested }) => (
            <tr key={field}>
              <th scope="row">{t(`form.${field}`)}</th>
              <td>{wordsOf(field, theirs, t)}</td>
              <td>{contested ? wordsOf(field, mine, t) : t('conflict.unchanged')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles['conflictActions']}>
        <Button onClick={() => onSettle('mine')}>{t('conflict.keepMine')}</Button>
        <Button onClick={() => onSettle('theirs')}>{t('conflict.takeTheirs')}</Button>
      </div>
    </section>
  );
}

function wordsOf(field: RoomField, values: RoomValues, t: RoomTranslate): string {
  switch (field) {
    case 'type':
      return t(`type.${values.type}`);
    case 'recording': {
      const { cloudRecordUrl, recordPath } = values.recording;
      const kinds = recordedKinds(values.recording).map((kind) => t(`recording.${kind}`));
      return [kinds.join(' + ') || t('recording.none'), cloudRecordUrl, recordPath]
        .filter(Boolean)
        .join(', ');
    }
    default:
      return values[field] || t('conflict.empty');
  }
}

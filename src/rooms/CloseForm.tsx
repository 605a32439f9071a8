import { Input, Segmented, Select } from 'antd';
import { useId } from 'react';
import type { Room } from '../../contract/rooms';
import { LANGUAGE_NAMES, LANGUAGES } from '../i18n/languages';
import { useTexts } from '../i18n/useTexts';
import { RoomNumber } from '../ui/values/RoomNumber';
import {
  closeReasonNames,
  closeReasons,
  confirmsRoom,
  reasonText,
  type CloseReason,
  type ReasonLanguage,
} from './close-reasons';
import { ClosePreview } from './ClosePreview';
import styles from './close.module.css';
import { roomTexts } from './texts';

export interface CloseChoice {
  readonly reason: CloseReason;
  readonly language: ReasonLanguage;
  /** What is sent; a template fills it, the person may change it. */
  readonly text: string;
  readonly inSeconds: 0 | 60;
  readonly typed: string;
}

interface CloseFormProps {
  room: Room;
  choice: CloseChoice;
  onChange: (patch: Partial<CloseChoice>) => void;
  mustConfirm: boolean;
  /** After the first try: what is missing is said at its field. */
  showMistakes: boolean;
}

/** Why, when, what the participants will read, and the number typed where people are in the room. */
export function CloseForm({ room, choice, onChange, mustConfirm, showMistakes }: CloseFormProps) {
  const t = useTexts(roomTexts);
  const id = useId();
  const { reason, language, text, inSeconds, typed } = choice;
  const noReason = showMistakes && text.trim() === '';
  const wrongNumber = showMistakes && mustConfirm && !confirmsRoom(typed, room.roomID);

  /** A text of the person's own is kept; only an untouched template gives way to another. */
  const refill = (next: { reason: CloseReason; language: ReasonLanguage }) => {
    const untouched = text.trim() === '' || isTemplate(text);
    onChange({ ...next, ...(untouched && { text: reasonText(next.reason, next.language) }) });
  };

  return (
    <>
      <div className={styles['field']}>
        <label htmlFor={`${id}reason`}>{t('close.reason')}</label>
        <div className={styles['row']}>
          <Select<CloseReason>
            id={`${id}reason`}
            autoFocus
            value={reason}
            className={styles['grow'] ?? ''}
            onChange={(next) => refill({ reason: next, language })}
            options={closeReasonNames.map((name) => ({ value: name, label: t(`reason.${name}`) }))}
          />
          <Segmented<ReasonLanguage>
            value={language}
            aria-label={t('close.reasonLanguage')}
            onChange={(next) => refill({ reason, language: next })}
            options={[
              ...LANGUAGES.map((each) => ({ value: each, label: LANGUAGE_NAMES[each] })),
              { value: 'both', label: t('close.bothLanguages') },
            ]}
          />
        </div>
        <Input.TextArea
          value={text}
          rows={3}
          maxLength={300}
          aria-label={t('close.reasonText')}
          aria-invalid={noReason}
          {...(noReason && { status: 'error', 'aria-describedby': `${id}noReason` })}
          onChange={({ target }) => onChange({ text: target.value })}
        />
        {noReason && (
          <p id={`${id}noReason`} className={styles['mistake']} role="alert">
            {t('close.needReason')}
          </p>
        )}
      </div>
      <div className={styles['field']}>
        <span id={`${id}when`}>{t('close.when')}</span>
        <Segmented<0 | 60>
          block
          value={inSeconds}
          aria-labelledby={`${id}when`}
          onChange={(next) => onChange({ inSeconds: next })}
          options={[
            { value: 0, label: t('close.now') },
            { value: 60, label: t('close.in60') },
          ]}
        />
      </div>
      <ClosePreview reason={text} inSeconds={inSeconds} />
      {mustConfirm && (
        <div className={styles['field']}>
          <label htmlFor={`${id}typed`}>
            {t('close.confirm')} <RoomNumber id={room.roomID} />
          </label>
          <Input
            id={`${id}typed`}
            value={typed}
            inputMode="numeric"
            autoComplete="off"
            aria-invalid={wrongNumber}
            {...(wrongNumber && { status: 'error', 'aria-describedby': `${id}wrong` })}
            onChange={({ target }) => onChange({ typed: target.value })}
          />
          {wrongNumber && (
            <p id={`${id}wrong`} className={styles['mistake']} role="alert">
              {t('close.confirmWrong')}
            </p>
          )}
        </div>
      )}
    </>
  );
}

const allLanguages: readonly ReasonLanguage[] = [...LANGUAGES, 'both'];

function isTemplate(text: string): boolean {
  const names = Object.keys(closeReasons) as readonly CloseReason[];
  return names.some((name) => allLanguages.some((language) => reasonText(name, language) === text));
}

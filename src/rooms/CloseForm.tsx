import { Input, InputNumber, Segmented, Select } from 'antd';
import { useId } from 'react';
import { LANGUAGE_NAMES, LANGUAGES } from '../i18n/languages';
import { useTexts } from '../i18n/useTexts';
import { longestSeconds, secondsOf, soonSeconds, type CloseChoice, type Confirmation } from './close-choice';
import {
  closeReasonNames,
  closeReasons,
  reasonText,
  type CloseReason,
  type ReasonLanguage,
} from './close-reasons';
import { ClosePreview } from './ClosePreview';
import styles from './close.module.css';
import { roomTexts } from './texts';

interface CloseFormProps {
  choice: CloseChoice;
  onChange: (patch: Partial<CloseChoice>) => void;
  /** Null where nobody is affected. */
  confirm: Confirmation | null;
  /** After the first try: what is missing is said at its field. */
  showMistakes: boolean;
}

/** Why, when, what the participants will read, and what must be typed where people are in. */
export function CloseForm({ choice, onChange, confirm, showMistakes }: CloseFormProps) {
  const t = useTexts(roomTexts);
  const id = useId();
  const { reason, language, text, when, seconds, typed } = choice;
  const noReason = showMistakes && text.trim() === '';
  const wrongTyped = showMistakes && confirm !== null && !confirm.matches(typed);
  const countdown = secondsOf(choice);
  const badSeconds = countdown === undefined;

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
        <Segmented<CloseChoice['when']>
          block
          value={when}
          aria-labelledby={`${id}when`}
          onChange={(next) => onChange({ when: next })}
          options={[
            { value: 'now', label: t('close.now') },
            { value: 'soon', label: t('close.in60') },
            { value: 'custom', label: t('close.custom') },
          ]}
        />
        {when === 'custom' && (
          <InputNumber<number>
            value={seconds}
            min={1}
            max={longestSeconds}
            precision={0}
            className={styles['seconds'] ?? ''}
            aria-label={t('close.customSeconds')}
            suffix={t('close.secondsUnit')}
            changeOnWheel={false}
            aria-invalid={badSeconds}
            {...(badSeconds && { status: 'error', 'aria-describedby': `${id}badSeconds` })}
            onChange={(next) => onChange({ seconds: next })}
          />
        )}
        {badSeconds && (
          <p id={`${id}badSeconds`} className={styles['mistake']} role="alert">
            {t('close.badSeconds', { most: longestSeconds })}
          </p>
        )}
      </div>
      <ClosePreview reason={text} inSeconds={countdown ?? soonSeconds} />
      {confirm !== null && (
        <div className={styles['field']}>
          <label htmlFor={`${id}typed`}>{confirm.label}</label>
          <Input
            id={`${id}typed`}
            value={typed}
            autoComplete="off"
            aria-invalid={wrongTyped}
            {...(wrongTyped && { status: 'error', 'aria-describedby': `${id}wrong` })}
            onChange={({ target }) => onChange({ typed: target.value })}
          />
          {wrongTyped && (
            <p id={`${id}wrong`} className={styles['mistake']} role="alert">
              {confirm.wrong}
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

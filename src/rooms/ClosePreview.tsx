import { Segmented } from 'antd';
import { useState } from 'react';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../i18n/languages';
import { useLanguage, useTexts } from '../i18n/useTexts';
import { useMe } from '../session/me';
import { Glyph } from '../ui/glyphs/Glyph';
import { closeHeading } from './close-reasons';
import styles from './close.module.css';
import { roomTexts } from './texts';

/** The notice as it stands on a participant's screen, in either language of the program around it. */
export function ClosePreview({ reason, inSeconds }: { reason: string; inSeconds: number }) {
  const t = useTexts(roomTexts);
  const me = useMe();
  const { language: mine } = useLanguage();
  const [language, setLanguage] = useState<Language>(mine);
  return (
    <section className={styles['preview']} aria-label={t('close.preview')}>
      <div className={styles['previewHead']}>
        <span>{t('close.preview')}</span>
        <Segmented<Language>
          size="small"
          value={language}
          aria-label={t('close.preview')}
          onChange={setLanguage}
          options={LANGUAGES.map((each) => ({ value: each, label: LANGUAGE_NAMES[each] }))}
        />
      </div>
      <div className={styles['previewGround']} lang={language}>
        <div className={styles['notice']}>
          <p className={styles['noticeHead']}>
            <Glyph name={inSeconds === 0 ? 'square' : 'half'} tone={inSeconds === 0 ? 'faint' : 'wait'} />
            {closeHeading(language, inSeconds)}
          </p>
          <p className={styles['noticeText']}>{reason.trim() || t('close.noReasonYet')}</p>
          <p className={styles['noticeBy']}>{me.name}</p>
        </div>
      </div>
    </section>
  );
}

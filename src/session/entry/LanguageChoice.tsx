import { LANGUAGE_NAMES, LANGUAGES } from '../../i18n/languages';
import { baseTexts } from '../../i18n/texts';
import { useLanguage, useTexts } from '../../i18n/useTexts';
import { Choice } from './Choice';

export function LanguageChoice() {
  const t = useTexts(baseTexts);
  const { language, changeLanguage } = useLanguage();
  return (
    <Choice
      label={t('language.menu')}
      value={language}
      options={LANGUAGES.map((each) => ({ value: each, label: LANGUAGE_NAMES[each] }))}
      onChoose={(chosen) => void changeLanguage(chosen)}
    />
  );
}

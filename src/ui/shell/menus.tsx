import { BulbOutlined, GlobalOutlined } from '../icons';
import { LANGUAGE_NAMES, LANGUAGES, LOCALES } from '../../i18n/languages';
import { baseTexts } from '../../i18n/texts';
import { useLanguage, useTexts } from '../../i18n/useTexts';
import { MODE_CHOICES } from '../theme/mode';
import { useAppearance } from '../theme/useAppearance';
import { HeaderButton } from './headerParts';

export function LanguageMenu() {
  const t = useTexts(baseTexts);
  const { language, changeLanguage } = useLanguage();
  return (
    <HeaderButton
      label={`${t('language.menu')}: ${LANGUAGE_NAMES[language]}`}
      icon={<GlobalOutlined />}
      menu={{
        selectable: true,
        selectedKeys: [language],
        items: LANGUAGES.map((key) => ({
          key,
          label: <span lang={LOCALES[key]}>{LANGUAGE_NAMES[key]}</span>,
        })),
        onClick: ({ key }) => {
          const chosen = LANGUAGES.find((known) => known === key);
          if (chosen) void changeLanguage(chosen);
        },
      }}
    />
  );
}

export function AppearanceMenu() {
  const t = useTexts(baseTexts);
  const { choice, choose } = useAppearance();
  return (
    <HeaderButton
      label={`${t('theme.menu')}: ${t(`theme.${choice}`)}`}
      icon={<BulbOutlined />}
      menu={{
        selectable: true,
        selectedKeys: [choice],
        items: MODE_CHOICES.map((key) => ({ key, label: t(`theme.${key}`) })),
        onClick: ({ key }) => {
          const chosen = MODE_CHOICES.find((known) => known === key);
          if (chosen) choose(chosen);
        },
      }}
    />
  );
}

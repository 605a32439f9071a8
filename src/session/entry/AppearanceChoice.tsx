import { baseTexts } from '../../i18n/texts';
import { useTexts } from '../../i18n/useTexts';
import { MODE_CHOICES } from '../../ui/theme/mode';
import { useAppearance } from '../../ui/theme/useAppearance';
import { Choice } from './Choice';

export function AppearanceChoice() {
  const t = useTexts(baseTexts);
  const { choice, choose } = useAppearance();
  return (
    <Choice
      label={t('theme.menu')}
      value={choice}
      options={MODE_CHOICES.map((each) => ({ value: each, label: t(`theme.${each}`) }))}
      onChoose={choose}
    />
  );
}

import dayjs from 'dayjs';
import type { Locale } from 'antd/es/locale';
import type { Language } from '../../i18n/languages';
import { currentLanguage, registerLanguagePart, subscribeLanguage } from '../../i18n/texts';

const locales = new Map<Language, Locale>();
const dayjsNames = { zh: 'zh-cn', en: 'en' } as const;

/**
 * antd's words and dayjs' rules (first day of the week, month names) come and change with our own texts. The
 * shell's route loads it beside its own code.
 */
export const antdTexts = registerLanguagePart('antd', {
  zh: async () => {
    const [antd] = await Promise.all([import('antd/locale/zh_CN'), import('dayjs/locale/zh-cn')]);
    locales.set('zh', antd.default);
    followLanguage();
  },
  en: async () => {
    const [antd] = await Promise.all([import('antd/locale/en_US'), import('dayjs/locale/en')]);
    locales.set('en', antd.default);
    followLanguage();
  },
});

export function antdLocale(language: Language): Locale | undefined {
  return locales.get(language);
}

function followLanguage(): void {
  if (locales.has(currentLanguage())) dayjs.locale(dayjsNames[currentLanguage()]);
}

subscribeLanguage(followLanguage);

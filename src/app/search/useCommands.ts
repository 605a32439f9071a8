import type { Room } from '../../../contract/rooms';
import { useLanguage, useTexts } from '../../i18n/useTexts';
import { useCallControl } from '../../session/call-control';
import { useMe } from '../../session/me';
import { MODE_CHOICES } from '../../ui/theme/mode';
import { useAppearance } from '../../ui/theme/useAppearance';
import { navOf } from '../layout/nav';
import { appTexts } from '../texts';
import type { Choice } from './choices';
import { searchTexts } from './texts';

/**
 * What may be done from here: a call in the first room that was found, the pages of the menu, appearance, language.
 * While something is typed, those whose words or address contain it.
 */
export function useCommands(q: string, firstRoom: Room | undefined): readonly Choice[] {
  const app = useTexts(appTexts);
  const t = useTexts(searchTexts);
  const me = useMe();
  const { running } = useCallControl();
  const { choice: look } = useAppearance();
  const { language } = useLanguage();

  const pages = navOf(me, {}, app)
    .flatMap(({ items }) => items)
    .map((item) => ({ kind: 'page', key: `page-${item.key}`, item }) as const)
    .filter(({ item }) => isMeant(q, t('goTo', { page: item.label }), item.key));
  const looks = MODE_CHOICES.filter((each) => each !== look)
    .map((each) => ({ kind: 'look', key: `look-${each}`, look: each }) as const)
    .filter((each) => isMeant(q, t(`look.${each.look}`), `theme ${each.look}`));
  const isOther = isMeant(
    q,
    t('language'),
    `language 语言 ${language === 'zh' ? 'english' : '中文 chinese'}`,
  );
  const mayStart = running === null && firstRoom?.can.includes('enter') === true;
  return [
    ...(mayStart ? [{ kind: 'start', key: 'start', room: firstRoom } as const] : []),
    ...pages,
    ...looks,
    ...(isOther ? [{ kind: 'language', key: 'language' } as const] : []),
  ];
}

function isMeant(q: string, ...words: readonly string[]): boolean {
  const wanted = q.toLowerCase();
  return words.some((each) => each.toLowerCase().includes(wanted));
}

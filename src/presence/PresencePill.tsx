import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { MenuProps } from 'antd';
import { useEffect } from 'react';
import type { Presence } from '../../contract/presence';
import { useCommand } from '../api/commands';
import { query } from '../api/queries';
import { useLanguage, useTexts } from '../i18n/useTexts';
import { useAnnounce } from '../ui/announce/Announcer';
import { formatDuration } from '../ui/format/duration';
import { useStateWord } from '../ui/glyphs/StatusWord';
import { signOf } from '../ui/glyphs/vocabulary';
import { Pill } from '../ui/shell/headerParts';
import { useNow } from '../ui/useNow';
import { useTellProblem } from '../ui/useTellProblem';
import { presenceTexts } from './texts';
import { useBeHere } from './useBeHere';

/** What others see of me, and the menu to choose it: available, or a break and why. */
export function PresencePill() {
  const presence = useBeHere();
  return presence && <ShownPresence presence={presence} />;
}

function ShownPresence({ presence }: { presence: Presence }) {
  const t = useTexts(presenceTexts);
  const word = usePresenceWord();
  const menu = useChoices(presence);
  useSpoken(presence);
  const { state, since } = presence;
  const shared = { ...signOf('presence', state), label: t('pill.label'), menu };
  if (state === 'break' && since !== null) return <OnBreak {...shared} word={word(presence)} since={since} />;
  return <Pill {...shared}>{word(presence)}</Pill>;
}

/** A break counts, as everybody on one does. */
function OnBreak({ word, since, ...pill }: Omit<Parameters<typeof Pill>[0], 'children'> & OnBreakProps) {
  const elapsed = formatDuration(useNow() - Date.parse(since));
  return <Pill {...pill}>{`${word} ${elapsed}`}</Pill>;
}
interface OnBreakProps {
  readonly word: string;
  readonly since: string;
}

function useChoices(presence: Presence): NonNullable<MenuProps> {
  const t = useTexts(presenceTexts);
  const { language } = useLanguage();
  const client = useQueryClient();
  const tell = useTellProblem();
  const { mutateAsync: choose } = useCommand('choosePresence', {
    invalidates: ['listPresence'],
    onSuccess: (after) => void client.setQueryData(query('getMyPresence').queryKey, after),
  });
  const floor = useQuery(query('getFloorSettings'));
  const reasons = floor.data?.breakReasons ?? [];
  const { state, choice, reason, chosenBy } = presence;
  return {
    selectable: true,
    selectedKeys: [choice === 'break' ? `break ${reason?.reasonID ?? ''}` : choice],
    items: [
      ...(chosenBy ? [{ key: 'by', type: 'group' as const, label: t('menu.setBy', chosenBy) }] : []),
      ...(state === 'inCall' ? [{ key: 'when', type: 'group' as const, label: t('menu.afterCall') }] : []),
      { key: 'available', label: state === 'wrapUp' ? t('menu.wrapUpLater') : t('menu.available') },
      {
        key: 'breaks',
        type: 'group',
        label: t('menu.break'),
        children: reasons.map((each) => ({ key: `break ${each.reasonID}`, label: each[language] })),
      },
    ],
    onClick: ({ key }) => {
      const reasonID = key.startsWith('break ') ? key.slice('break '.length) : null;
      const body = { choice: reasonID === null ? 'available' : 'break', reasonID } as const;
      choose({ body }).catch(tell);
    },
  };
}

/** The state; of a break, its reason in the reader's language. */
function usePresenceWord(): (presence: Presence) => string {
  const { language } = useLanguage();
  const word = useStateWord();
  return ({ state, reason }) => (state === 'break' && reason ? reason[language] : word('presence', state));
}

/** What somebody else chose for me is said once. */
function useSpoken(presence: Presence): void {
  const t = useTexts(presenceTexts);
  const announce = useAnnounce();
  const word = usePresenceWord();
  const name = presence.chosenBy?.name;
  const text = name === undefined ? undefined : t('changed.by', { name, word: word(presence) });
  useEffect(() => {
    if (text !== undefined) announce(text);
  }, [announce, text]);
}

import { useTexts } from '../i18n/useTexts';
import { useDaysWords } from '../ui/filter/panels';
import { useStateWord } from '../ui/glyphs/StatusWord';
import { isNarrowed, isNotClosed, type RoomsUrl } from './list-url';
import { stateOfAttention } from './room-waiting';
import { roomTexts } from './texts';

/** How each set filter reads on its chip; absent while it is not set. */
export function useChipWords(state: RoomsUrl) {
  const t = useTexts(roomTexts);
  const stateWord = useStateWord();
  const days = useDaysWords();
  return {
    state: isNotClosed(state.state)
      ? t('filter.notClosed')
      : join(state.state.map((each) => stateWord('room', each))),
    attention: join(state.attention.map((each) => stateWord('room', stateOfAttention[each]))),
    type: join(state.type.map((each) => t(`type.short.${each}`))),
    mine: state.mine ? t('filter.mine') : undefined,
    created: days({ from: state.from, to: state.to }),
  };
}

/** All that narrows the list, in words; empty while nothing does. */
export function useFilterWords(state: RoomsUrl): readonly string[] {
  const t = useTexts(roomTexts);
  const chips = useChipWords(state);
  if (!isNarrowed(state)) return [];
  return [
    state.q !== '' && t('filter.q', { text: state.q }),
    chips.state && `${t('filter.state')} ${chips.state}`,
    chips.attention && `${t('filter.attention')} ${chips.attention}`,
    chips.mine,
    state.owner.length > 0 && t('filter.owner'),
    state.team.length > 0 && t('filter.team'),
    chips.type,
    chips.created && `${t('filter.created')} ${chips.created}`,
  ].filter((words): words is string => typeof words === 'string' && words !== '');
}

function join(words: readonly string[]): string | undefined {
  return words.length > 0 ? words.join(' + ') : undefined;
}

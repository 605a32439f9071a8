import { useTexts } from '../../i18n/useTexts';
import { usePeopleWords } from '../../session/PeoplePanel';
import { useDaysWords } from '../../ui/filter/panels';
import { callTexts } from '../texts';
import type { CallsUrl } from './calls-url';

/** How each set filter reads on its chip; absent while it is not set. */
export function useChipWords(state: CallsUrl) {
  const t = useTexts(callTexts);
  const days = useDaysWords();
  return {
    date: days({ from: state.from, to: state.to }),
    agent: usePeopleWords(state.agent),
    kind: join(state.kind.map((each) => t(`filter.kind.${each}`))),
    state: join(state.state.map((each) => t(`state.${each}`))),
    reason: join(state.reason.map((each) => t(`reason.${each}`))),
    disposition: join(state.disposition.map((each) => t(`disposition.${each}`))),
    wrapUp: join(state.wrapUp.map((each) => t(`filter.wrapUp.${each}`))),
  };
}

/** All that narrows the list, in words; empty while nothing does. */
export function useFilterWords(state: CallsUrl): readonly string[] {
  const t = useTexts(callTexts);
  const chips = useChipWords(state);
  const named = (['date', 'agent', 'kind', 'state', 'reason', 'disposition', 'wrapUp'] as const).flatMap(
    (key) => (chips[key] === undefined ? [] : [`${t(`filter.${key}`)} ${chips[key]}`]),
  );
  return state.q === '' ? named : [t('filter.q', { text: state.q }), ...named];
}

function join(words: readonly string[]): string | undefined {
  return words.length > 0 ? words.join(' + ') : undefined;
}

import { Link } from 'react-router';
import { recordingKinds, recordingStates } from '../../../contract/recordings';
import { pathTo } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { can, useMe } from '../../session/me';
import { usePeopleWords } from '../../session/PeoplePanel';
import { useTeamFilter } from '../../session/useTeamFilter';
import type { Filter } from '../../ui/filter/FilterChip';
import { useDaysFilter } from '../../ui/filter/useDaysFilter';
import { useStateWord } from '../../ui/glyphs/StatusWord';
import { recordingTexts } from '../texts';
import { CountedAgents, CountedPanel } from './CountedPanel';
import { DurationPanel } from './DurationPanel';
import { rangeWords } from './minutes';
import { chosenDays, daysOf, readRoomNumber, yesNo, type RecordingsUrl } from './recordings-url';
import { ScorePanel, scoreWords } from './ScorePanel';
import { TextPanel } from './TextPanel';

type Set = (patch: Partial<RecordingsUrl>) => void;

/** The filters that this person may use, the days first: they can be changed, not taken away. */
export function useRecordingFilters(state: RecordingsUrl, set: Set): readonly Filter[] {
  const t = useTexts(recordingTexts);
  const me = useMe();
  const stateWord = useStateWord();
  const date = useDateFilter(state, set);
  const agents = usePeopleWords(state.agent);
  const teams = useTeamFilter({
    label: t('filter.team'),
    ofAll: can(me, 'recording.list', 'all'),
    chosen: state.team,
    onChange: (team) => set({ team }),
  });
  // A peek leaves no room for more chips than are set and asked for most.
  const roomy = state.peek === undefined;
  const ofOthers = can(me, 'recording.list', 'team') && can(me, 'user.list');

  return [
    date,
    ...(state.call === undefined ? [] : [callFilter(state.call)]),
    ...(ofOthers
      ? [
          {
            key: 'agent',
            label: t('filter.agent'),
            value: agents,
            pinned: true,
            onClear: () => set({ agent: [] }),
            content: () => (
              <CountedAgents label={t('filter.agent')} state={state} onChange={(agent) => set({ agent })} />
            ),
          },
        ]
      : []),
    ...teams,
    {
      key: 'kind',
      label: t('filter.kind'),
      value: wordsOfSome(state.kind, (kind) => t(`kind.${kind}`)),
      pinned: true,
      onClear: () => set({ kind: [] }),
      content: () => (
        <CountedPanel
          label={t('filter.kind')}
          state={state}
          options={recordingKinds}
          show={(kind) => t(`kind.${kind}`)}
          countsOf={({ kinds }) => kinds.map(({ kind, count }) => [kind, count])}
          chosen={state.kind}
          onChange={(kind) => set({ kind })}
        />
      ),
    },
    {
      key: 'state',
      label: t('filter.state'),
      value: wordsOfSome(state.state, (each) => stateWord('recording', each)),
      pinned: roomy,
      onClear: () => set({ state: [] }),
      content: () => (
        <CountedPanel
          label={t('filter.state')}
          state={state}
          options={recordingStates}
          show={(each) => stateWord('recording', each)}
          countsOf={({ states }) => states.map((each) => [each.state, each.count])}
          chosen={state.state}
          onChange={(states) => set({ state: states })}
        />
      ),
    },
    {
      key: 'duration',
      label: t('filter.duration'),
      value: rangeWords(state, t),
      pinned: roomy,
      onClear: () => set({ min: undefined, max: undefined }),
      content: (close) => (
        <DurationPanel
          range={state}
          onChange={(range) => {
            set(range);
            close();
          }}
        />
      ),
    },
    ...(can(me, 'review.list') ? [scoreFilter(), eitherFilter('commented')] : []),
    eitherFilter('hold'),
    {
      key: 'room',
      label: t('filter.room'),
      value: state.room,
      onClear: () => set({ room: undefined }),
      content: (close) => (
        <TextPanel
          label={t('filter.room')}
          hint={t('filter.roomHint')}
          value={state.room ?? ''}
          maxLength={20}
          read={readRoomNumber}
          onChange={(room) => {
            set({ room });
            close();
          }}
        />
      ),
    },
    {
      key: 'customer',
      label: t('filter.customer'),
      value: state.customer === '' ? undefined : state.customer,
      onClear: () => set({ customer: '' }),
      content: (close) => (
        <TextPanel
          label={t('filter.customer')}
          hint={t('filter.customerHint')}
          value={state.customer}
          maxLength={60}
          read={(typed) => (typed === '' ? undefined : typed)}
          onChange={(customer) => {
            set({ customer });
            close();
          }}
        />
      ),
    },
  ];

  function scoreFilter(): Filter {
    return {
      key: 'score',
      label: t('filter.score'),
      value: scoreWords(state, t),
      onClear: () => set({ score: undefined, upTo: undefined }),
      content: (close) => (
        <ScorePanel
          state={state}
          onChange={(range) => {
            set(range);
            close();
          }}
        />
      ),
    };
  }

  /** Has it, or has it not: what is pressed last, and nothing when that is pressed again. */
  function eitherFilter(key: 'commented' | 'hold'): Filter {
    const chosen = state[key];
    return {
      key,
      label: t(`filter.${key}`),
      value: chosen && t(`filter.${key}.${chosen}`),
      onClear: () => set({ [key]: undefined }),
      content: () => (
        <CountedPanel
          label={t(`filter.${key}`)}
          state={state}
          options={yesNo}
          show={(each) => t(`filter.${key}.${each}`)}
          countsOf={(counts) => yesNo.map((each) => [each, counts[key][each]])}
          chosen={chosen === undefined ? [] : [chosen]}
          onChange={(both) => set({ [key]: both.find((each) => each !== chosen) })}
        />
      ),
    };
  }

  /** Set by the call's own page. */
  function callFilter(callID: string): Filter {
    return {
      key: 'call',
      label: t('filter.call'),
      value: callID,
      onClear: () => set({ call: undefined }),
      content: () => <Link to={pathTo('call', { callID })}>{t('filter.openCall')}</Link>,
    };
  }
}

function wordsOfSome<Value>(chosen: readonly Value[], word: (value: Value) => string): string | undefined {
  return chosen.length === 0 ? undefined : chosen.map(word).join(' + ');
}

function useDateFilter(state: RecordingsUrl, set: Set): Filter {
  const t = useTexts(recordingTexts);
  return useDaysFilter({
    label: t('filter.date'),
    days: daysOf(state),
    presets: [1, 7, 30, 90],
    // Only a call's recordings may be of any time, which is no choice of days.
    fixed: true,
    onChange: (chosen) => set(state.call === undefined ? chosenDays(chosen) : chosen),
  });
}

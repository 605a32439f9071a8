import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ResultOf } from '../../../contract/endpoint';
import type { Endpoints } from '../../../contract/endpoints';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { PeoplePanel } from '../../session/PeoplePanel';
import { OptionsPanel } from '../../ui/filter/panels';
import { recordingTexts } from '../texts';
import styles from './list.module.css';
import { countsQuery, type RecordingsUrl } from './recordings-url';

type Counts = ResultOf<Endpoints['getRecordingCounts']>;

interface CountedPanelProps<Value extends string> {
  label: string;
  state: RecordingsUrl;
  options: readonly Value[];
  show: (value: Value) => ReactNode;
  countsOf: (counts: Counts) => readonly (readonly [Value, number])[];
  chosen: readonly Value[];
  onChange: (chosen: readonly Value[]) => void;
}

/** Any of several, each with how many the other filters leave of it. */
export function CountedPanel<Value extends string>({
  label,
  state,
  options,
  show,
  countsOf,
  chosen,
  onChange,
}: CountedPanelProps<Value>) {
  const counts = useCounts(state);
  const known = counts && new Map(countsOf(counts));
  return (
    <>
      <OptionsPanel
        label={label}
        options={options.map((value) => ({
          value,
          label: <Counted count={known && (known.get(value) ?? 0)}>{show(value)}</Counted>,
        }))}
        chosen={chosen}
        onChange={onChange}
      />
      <CountNote counts={counts} />
    </>
  );
}

/** Agents, each with how many recordings the other filters leave. */
export function CountedAgents({
  label,
  state,
  onChange,
}: {
  label: string;
  state: RecordingsUrl;
  onChange: (chosen: readonly string[]) => void;
}) {
  const counts = useCounts(state);
  const known = counts && new Map(counts.agents.map(({ agent, count }) => [agent.userID, count]));
  // Of more than 100 agents, the rest is not known to have none.
  const rest = counts && counts.agents.length < 100 ? 0 : undefined;
  return (
    <>
      <PeoplePanel
        label={label}
        chosen={state.agent}
        onChange={onChange}
        show={({ userID, name }) => <Counted count={known && (known.get(userID) ?? rest)}>{name}</Counted>}
      />
      <CountNote counts={counts} />
    </>
  );
}

export function useCounts(state: RecordingsUrl): Counts | undefined {
  // Without numbers a filter still works: nothing is said about a failure.
  return useQuery(query('getRecordingCounts', { query: countsQuery(state) }, { keepPrevious: true })).data;
}

export function Counted({ count, children }: { count: number | undefined; children: ReactNode }) {
  return (
    <span className={styles['counted']}>
      {children}
      {count !== undefined && <span className={styles['count']}> {count.toLocaleString()}</span>}
    </span>
  );
}

export function CountNote({ counts }: { counts: Counts | undefined }) {
  const t = useTexts(recordingTexts);
  return counts?.atLeast === true ? <p className={styles['hint']}>{t('filter.newestCounted')}</p> : null;
}

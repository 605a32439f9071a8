import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import type { SamplingRule } from '../../../contract/sampling';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import styles from './sampling.module.css';
import { samplingTexts } from './texts';

interface AgentsFieldProps {
  /** Those of the rule, whose names no search has found. */
  readonly known: SamplingRule['agents'];
  /** Given by the form, as are the next two. */
  readonly id?: string;
  readonly value?: readonly string[];
  readonly onChange?: (userIDs: readonly string[]) => void;
}

/** Agents by name, found on the server: a centre may have more than a list can hold. */
export function AgentsField({ known, id, value = [], onChange }: AgentsFieldProps) {
  const t = useTexts(samplingTexts);
  const [q, setQ] = useState('');
  const [names, setNames] = useState<ReadonlyMap<string, string>>(
    () => new Map(known.map(({ userID, name }) => [userID, name])),
  );
  const people = useQuery({
    ...query('listUsers', {
      query: { size: 20, sort: 'name', role: ['agent'], ...(q.trim() !== '' && { q: q.trim() }) },
    }),
    placeholderData: keepPreviousData,
  });
  const found = (people.data?.items ?? []).map(({ userID, name }) => ({ value: userID, label: name }));
  const more = (people.data?.total ?? 0) - found.length;
  return (
    <Select
      {...(id !== undefined && { id })}
      mode="multiple"
      loading={people.isFetching}
      placeholder={t('edit.allAgents')}
      value={[...value]}
      // The chosen ones keep their names while others are searched for.
      labelRender={({ value: userID, label }) => label ?? names.get(String(userID)) ?? userID}
      showSearch={{ filterOption: false, onSearch: setQ }}
      options={found}
      notFoundContent={people.isPending ? t('edit.searching') : t('edit.nobody')}
      popupRender={(menu) => (
        <>
          {menu}
          {more > 0 && <p className={styles['more']}>{t('edit.moreAgents', { count: more })}</p>}
        </>
      )}
      onChange={(userIDs) => {
        setNames((before) => new Map([...before, ...found.map((each) => [each.value, each.label] as const)]));
        onChange?.(userIDs);
      }}
    />
  );
}

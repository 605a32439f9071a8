import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { query } from '../api/queries';
import { useTexts } from '../i18n/useTexts';
import { can, useMe } from '../session/me';
import { PeoplePanel } from '../session/PeoplePanel';
import { Loading, ProblemFace } from '../ui/faces/faces';
import { OptionsPanel } from '../ui/filter/panels';
import type { RoomsUrl } from './list-url';
import styles from './rooms.module.css';
import { roomTexts } from './texts';

interface OwnerPanelProps {
  mine: boolean;
  chosen: readonly string[];
  onChange: (patch: Pick<RoomsUrl, 'mine' | 'owner'>) => void;
}

/** Whose rooms: my own, or those of people, for who may see people. */
export function OwnerPanel({ mine, chosen, onChange }: OwnerPanelProps) {
  const t = useTexts(roomTexts);
  const mayChoose = can(useMe(), 'user.list');
  return (
    <div className={styles['owners']}>
      <Checkbox checked={mine} onChange={({ target }) => onChange({ mine: target.checked, owner: [] })}>
        {t('filter.mine')}
      </Checkbox>
      {mayChoose && (
        <PeoplePanel
          label={t('filter.owner')}
          chosen={chosen}
          onChange={(owner) => onChange({ mine: false, owner })}
        />
      )}
    </div>
  );
}

export function TeamPanel({
  chosen,
  onChange,
}: {
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}) {
  const t = useTexts(roomTexts);
  const teams = useQuery(query('listTeams'));
  if (teams.error) return <ProblemFace problem={teams.error} onRetry={() => void teams.refetch()} />;
  if (!teams.data) return <Loading />;
  return (
    <OptionsPanel
      label={t('filter.team')}
      options={teams.data.items.map(({ teamID, name }) => ({ value: teamID, label: name }))}
      chosen={chosen}
      onChange={onChange}
    />
  );
}

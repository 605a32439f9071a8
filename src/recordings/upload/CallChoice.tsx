import { Button, Select } from 'antd';
import { useState } from 'react';
import type { UploadCandidate } from '../../../contract/uploads';
import { useTexts } from '../../i18n/useTexts';
import { useMe } from '../../session/me';
import { digitGroups } from '../../ui/format/digits';
import { useWhen } from '../../ui/values/When';
import { uploadTexts } from './texts';
import styles from './upload.module.css';

interface CallChoiceProps {
  /** What is asked, for those who hear it. */
  readonly label: string;
  /** Undefined while they are asked for. */
  readonly found: { readonly items: readonly UploadCandidate[]; readonly likely: string | null } | undefined;
  /** Where no call fits: what to do then. */
  readonly none: string;
  readonly verb: string;
  readonly busy: boolean;
  readonly onChoose: (callID: string) => void;
}

/** Calls that a file may be of, with the one that stands out chosen already. */
export function CallChoice({ label, found, none, verb, busy, onChoose }: CallChoiceProps) {
  const t = useTexts(uploadTexts);
  const [chosen, setChosen] = useState<string>();
  const { items = [], likely = null } = found ?? {};
  const words = useCallWords();
  const callID = chosen ?? likely;
  if (found && items.length === 0) return <p className={styles['finding']}>{none}</p>;
  return (
    <div className={styles['picker']}>
      <Select
        className={styles['select'] ?? ''}
        aria-label={label}
        placeholder={t('call.choose')}
        loading={!found}
        value={callID}
        onChange={(value) => setChosen(value ?? undefined)}
        options={items.map((each) => ({ value: each.callID, label: words(each) }))}
      />
      <Button disabled={callID === null} loading={busy} onClick={() => callID !== null && onChoose(callID)}>
        {verb}
      </Button>
      <Clues of={items.find((each) => each.callID === callID)} isLikely={callID === likely} />
    </div>
  );
}

function Clues({ of, isLikely }: { of: UploadCandidate | undefined; isLikely: boolean }) {
  const t = useTexts(uploadTexts);
  if (!of) return null;
  const why = of.clues.map((clue) => t(`clue.${clue}`)).join(' · ');
  return (
    <span className={styles['meta']}>
      {isLikely && `${t('call.likely')}: `}
      {why}
    </span>
  );
}

function useCallWords(): (candidate: UploadCandidate) => string {
  const when = useWhen();
  const me = useMe();
  return ({ startedAt, room, agent }) =>
    [
      when(startedAt),
      digitGroups(room.roomID).join(' '),
      room.customerName || room.name,
      ...(agent.userID === me.userID ? [] : [agent.name]),
    ].join(' · ');
}

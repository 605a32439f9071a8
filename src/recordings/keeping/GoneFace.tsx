import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { Recording } from '../../../contract/recordings';
import { query } from '../../api/queries';
import { useTexts } from '../../i18n/useTexts';
import { Face } from '../../ui/faces/Face';
import { signOf } from '../../ui/glyphs/vocabulary';
import { useWhen } from '../../ui/values/When';
import { goneForGoodAt } from './until';
import { keepingTexts } from './texts';
import { useRestore } from './useRestore';

/** In place of the player: who deleted it, until when it can come back; or when its files went. */
export function GoneFace({ recording }: { recording: Recording }) {
  switch (recording.state) {
    case 'trash':
      return <InTrash recording={recording} />;
    default:
      return <Removed recording={recording} />;
  }
}

function InTrash({ recording: { recordingID, trash, onHold, can } }: { recording: Recording }) {
  const t = useTexts(keepingTexts);
  const when = useWhen();
  const { restore, isPending } = useRestore();
  const mayRestore = can.includes('restore');
  const { data } = useQuery({ ...query('getTrash'), enabled: mayRestore });
  const until =
    trash && data && !onHold ? t('state.trashUntil', { when: when(goneForGoodAt(trash.at, data.days)) }) : '';
  return (
    <Face
      {...signOf('recording', 'trash')}
      title={trash ? t('state.trash', { when: when(trash.at) }) : t('page.title')}
      text={
        <>
          {trash && <p>{t('state.trashBy', { name: trash.by.name, reason: trash.reason })}</p>}
          <p>{onHold ? t('state.trashHeld') : until}</p>
        </>
      }
      actions={
        mayRestore && (
          <Button type="primary" loading={isPending} onClick={() => void restore([recordingID])}>
            {t('verb.restore')}
          </Button>
        )
      }
    />
  );
}

function Removed({ recording: { removed } }: { recording: Recording }) {
  const t = useTexts(keepingTexts);
  const when = useWhen();
  const at = removed ? when(removed.at) : '';
  const title =
    removed?.because === 'retention'
      ? removed.rule === null
        ? t('state.removedRule', { when: at })
        : t('state.removedRuleNamed', { when: at, rule: removed.rule })
      : t('state.removedTrash', { when: at });
  return <Face {...signOf('recording', 'expired')} title={title} text={t('state.removedText')} />;
}

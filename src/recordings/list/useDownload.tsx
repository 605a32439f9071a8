import { App } from 'antd';
import type { ResultOf } from '../../../contract/endpoint';
import type { Endpoints } from '../../../contract/endpoints';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { saveFrom } from '../../ui/browser/save';
import { Glyph } from '../../ui/glyphs/Glyph';
import { useTellProblem } from '../../ui/useTellProblem';
import { recordingTexts } from '../texts';
import styles from './list.module.css';

/** What RoomService gives out in one go. */
export const MOST_AT_ONCE = 100;

type Given = ResultOf<Endpoints['downloadRecordings']>;

/** Fetches the files of recordings: one as it is, several as a ZIP. Says of each that stays behind why it does. */
export function useDownload(): { download: (ids: readonly string[]) => Promise<void>; isPending: boolean } {
  const t = useTexts(recordingTexts);
  const { message, modal } = App.useApp();
  const tellProblem = useTellProblem();
  const command = useCommand('downloadRecordings', { invalidates: ['listAudit', 'listRecordingAccess'] });

  const download = async (ids: readonly string[]): Promise<void> => {
    try {
      const given = await command.mutateAsync({ body: { recordingIDs: [...ids] } });
      if (given.url !== null) saveFrom(given.url, given.name);
      const left = given.items.filter(({ outcome }) => outcome !== 'included');
      if (left.length === 0) void message.success(t('download.begun', { name: given.name }));
      else {
        modal.info({
          title: t('download.some', { count: given.items.length - left.length, total: given.items.length }),
          content: <Outcomes items={left} />,
          width: 520,
        });
      }
    } catch (problem) {
      tellProblem(problem);
    }
  };
  return { download, isPending: command.isPending };
}

function Outcomes({ items }: { items: Given['items'] }) {
  const t = useTexts(recordingTexts);
  return (
    <ul className={styles['outcomes']}>
      {items.map(({ recordingID, roomName, outcome }) => (
        <li key={recordingID}>
          <Glyph name="cross" tone="err" />
          <span title={recordingID}>
            {roomName ?? recordingID} <span className={styles['hint']}>{t(`download.${outcome}`)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

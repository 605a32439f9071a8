import { exportRecordings } from '../../../contract/recordings';
import { download } from '../../api/download';
import { useLanguage, useTexts } from '../../i18n/useTexts';
import { SaveTableButton } from '../../ui/table/SaveTableButton';
import { wireSort } from '../../ui/url/wire';
import { recordingTexts } from '../texts';
import { countsQuery, type RecordingsUrl } from './recordings-url';

/** All that the filter shows, in its order, with times where the reader is. */
export function ExportButton({ state }: { state: RecordingsUrl }) {
  const t = useTexts(recordingTexts);
  const { language } = useLanguage();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const query = { ...countsQuery(state), sort: wireSort(state.sort), language, zone };
  return (
    <SaveTableButton
      label={t('export.button')}
      name={t('export.name')}
      fetchFile={() => download(exportRecordings, { query })}
    />
  );
}

import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { endpoints } from '../../../contract/endpoints';
import { download } from '../../api/download';
import { useLanguage, useTexts } from '../../i18n/useTexts';
import { saveBlob } from '../../ui/browser/save';
import { formatDay } from '../../ui/format/when';
import { FileExcelOutlined } from '../../ui/icons';
import { wireSort } from '../../ui/url/wire';
import { useTellProblem } from '../../ui/useTellProblem';
import { recordingTexts } from '../texts';
import { countsQuery, type RecordingsUrl } from './recordings-url';

/** All that the filter shows, in its order, as a file for spreadsheets. */
export function ExportButton({ state }: { state: RecordingsUrl }) {
  const t = useTexts(recordingTexts);
  const { language } = useLanguage();
  const tellProblem = useTellProblem();
  const { mutate, isPending } = useMutation({
    mutationFn: () =>
      download(endpoints.exportRecordings, {
        query: {
          ...countsQuery(state),
          sort: wireSort(state.sort),
          language,
          zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        },
      }),
    onSuccess: ({ content }) =>
      saveBlob(content, `${t('export.name')} ${formatDay(new Date().toISOString())}.csv`),
    onError: tellProblem,
  });
  return (
    <Button
      type="text"
      icon={<FileExcelOutlined />}
      loading={isPending}
      aria-label={t('export.button')}
      title={t('export.button')}
      onClick={() => mutate()}
    />
  );
}

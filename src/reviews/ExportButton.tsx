import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { endpoints } from '../../contract/endpoints';
import { download } from '../api/download';
import { useLanguage, useTexts } from '../i18n/useTexts';
import { useMe } from '../session/me';
import { saveBlob } from '../ui/browser/save';
import { formatDay } from '../ui/format/when';
import { FileExcelOutlined } from '../ui/icons';
import { useTellProblem } from '../ui/useTellProblem';
import { reviewsQuery, type ReviewsState } from './reviews-url';
import { reviewTexts } from './texts';

/** All that the box and its filters show, as a file for spreadsheets. */
export function ExportButton({ state }: { readonly state: ReviewsState }) {
  const t = useTexts(reviewTexts);
  const { language } = useLanguage();
  const { userID } = useMe();
  const tell = useTellProblem();
  const { mutate, isPending } = useMutation({
    mutationFn: () => {
      const { page: _page, size: _size, ...filter } = reviewsQuery(state, userID);
      return download(endpoints.exportReviews, { query: { ...filter, language } });
    },
    onSuccess: ({ content }) =>
      saveBlob(content, `${t('list.title')} ${formatDay(new Date().toISOString())}.csv`),
    onError: tell,
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

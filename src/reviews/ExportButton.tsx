import { exportReviews } from '../../contract/assigning';
import { download } from '../api/download';
import { useLanguage, useTexts } from '../i18n/useTexts';
import { useMe } from '../session/me';
import { SaveTableButton } from '../ui/table/SaveTableButton';
import { reviewsQuery, type ReviewsState } from './reviews-url';
import { reviewTexts } from './texts';

/** All that the box and its filters show. */
export function ExportButton({ state }: { readonly state: ReviewsState }) {
  const t = useTexts(reviewTexts);
  const { language } = useLanguage();
  const { page: _page, size: _size, ...filter } = reviewsQuery(state, useMe().userID);
  return (
    <SaveTableButton
      label={t('export.button')}
      name={t('list.title')}
      fetchFile={() => download(exportReviews, { query: { ...filter, language } })}
    />
  );
}

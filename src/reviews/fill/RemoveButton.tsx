import { Button } from 'antd';
import { useNavigate } from 'react-router';
import type { Review } from '../../../contract/reviews';
import { useCommand } from '../../api/commands';
import { pathTo } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { useConfirm } from '../../ui/useConfirm';
import { useTellProblem } from '../../ui/useTellProblem';
import { reviewTexts } from '../texts';

/** Takes a review that is not submitted out of an inbox. */
export function RemoveButton({ review }: { readonly review: Review }) {
  const t = useTexts(reviewTexts);
  const confirm = useConfirm();
  const tell = useTellProblem();
  const navigate = useNavigate();
  const remove = useCommand('removeReview', { invalidates: ['listReviews', 'listAudit'] });
  const ask = async () => {
    const sure = await confirm({
      title: t('remove.title', { name: review.reviewer.name }),
      text: t('remove.text'),
      verb: t('remove.verb'),
      danger: true,
    });
    if (!sure) return;
    await remove.mutateAsync({ params: { reviewID: review.reviewID } });
    await navigate(pathTo('reviews'));
  };
  return (
    <Button loading={remove.isPending} onClick={() => void ask().catch(tell)}>
      {t('remove.open')}
    </Button>
  );
}

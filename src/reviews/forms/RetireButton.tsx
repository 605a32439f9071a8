import { Button } from 'antd';
import type { ReviewForm } from '../../../contract/forms';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { useConfirm } from '../../ui/useConfirm';
import { useTellProblem } from '../../ui/useTellProblem';
import { reviewTexts } from '../texts';

export function RetireButton({ form }: { readonly form: ReviewForm }) {
  const t = useTexts(reviewTexts);
  const confirm = useConfirm();
  const tell = useTellProblem();
  const retire = useCommand('retireReviewForm', {
    invalidates: ['listReviewForms', 'getReviewForm', 'listAudit'],
  });
  const retired = form.state === 'retired';
  const ask = async () => {
    const sure =
      retired ||
      (await confirm({
        title: t('forms.retireTitle', { name: form.name }),
        text: t('forms.retireText'),
        verb: t('forms.retire'),
      }));
    if (sure) await retire.mutateAsync({ params: { formID: form.formID }, body: { retired: !retired } });
  };
  return (
    <Button loading={retire.isPending} onClick={() => void ask().catch(tell)}>
      {t(retired ? 'forms.bringBack' : 'forms.retire')}
    </Button>
  );
}

import { App, DatePicker, Form, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useCommand } from '../../../api/commands';
import type { AssignObstacle } from '../../../../contract/assigning';
import { useTexts } from '../../../i18n/useTexts';
import { FormDrawer } from '../../../session/FormDrawer';
import { AppForm } from '../../../ui/form/AppForm';
import { useFormChoices, useReviewerChoices } from '../../choices';
import { Impact, useAssignImpact } from './Impact';
import { Outcomes } from './Outcomes';
import { bulkTexts, type BulkTranslate } from './texts';
import { useBatches, type Outcome } from './useBatches';

interface Draft {
  readonly reviewerID?: string;
  readonly formID?: string;
  readonly due?: Dayjs | null;
}

interface AssignDrawerProps {
  readonly recordingIDs: readonly string[];
  readonly onClose: () => void;
  /** Something was given: what was chosen is done with. */
  readonly onDone: () => void;
}

/** Gives chosen recordings to a reviewer: what that means first, then what became of each. */
export function AssignDrawer({ recordingIDs, onClose, onDone }: AssignDrawerProps) {
  const t = useTexts(bulkTexts);
  const { message } = App.useApp();
  const [fields] = Form.useForm<Draft>();
  const reviewerID = Form.useWatch('reviewerID', fields);
  const formID = Form.useWatch('formID', fields);
  const reviewers = useReviewerChoices();
  const forms = useFormChoices();
  const impact = useAssignImpact(recordingIDs, reviewerID, formID);
  const { outcomes, sending, run } = useBatches<AssignObstacle>();
  const assign = useCommand('assignReviews', { invalidates: ['listReviews', 'listAudit'] });
  const reviewer = reviewers.options.find(({ value }) => value === reviewerID)?.label ?? '';
  const isOver = outcomes.size > 0;

  const give = async (ids: readonly string[]) => {
    const { due } = fields.getFieldsValue(true) as Draft;
    // A day is over when it ends where the reader is.
    const dueAt = due ? due.endOf('day').toISOString() : null;
    const given = { reviewerID: reviewerID ?? '', formID: formID ?? '', dueAt, unlessTaken: true };
    const { failures } = await run(ids, async (some) => {
      const { assigned, skipped } = await assign.mutateAsync({ body: { ...given, recordingIDs: some } });
      const out = skipped.map(({ recordingID, because }) => ({ id: recordingID, because }));
      return { done: assigned, skipped: out };
    });
    if (failures > 0) void message.error(t('failures', { count: failures }));
  };

  return (
    <FormDrawer
      size={560}
      title={t('title', { count: recordingIDs.length })}
      onDone={isOver ? onDone : onClose}
    >
      {({ onCancel }) => (
        <>
          <div hidden={isOver}>
            <AppForm<Draft>
              form={fields}
              submitText={t('verb')}
              onCancel={onCancel}
              onSubmit={() => give(recordingIDs)}
            >
              <Form.Item
                name="reviewerID"
                label={t('reviewer')}
                rules={[{ required: true, message: t('reviewerNeeded') }]}
              >
                <Select {...reviewers} />
              </Form.Item>
              <Form.Item
                name="formID"
                label={t('form')}
                rules={[{ required: true, message: t('formNeeded') }]}
              >
                <Select {...forms} />
              </Form.Item>
              <Form.Item name="due" label={t('due')}>
                <DatePicker />
              </Form.Item>
              <Impact impact={impact} reviewer={reviewer} />
            </AppForm>
          </div>
          {isOver && (
            <Outcomes
              outcomes={outcomes}
              names={new Map(impact.data?.items.map((each) => [each.recordingID, each.roomName]))}
              total={(count) => t('done', { count })}
              wordsOf={(outcome) => wordsOf(outcome, t)}
              sending={sending}
              onRetry={(ids) => void give(ids)}
              onClose={onDone}
            />
          )}
        </>
      )}
    </FormDrawer>
  );
}

function wordsOf(outcome: Outcome<AssignObstacle>, t: BulkTranslate): string {
  switch (outcome.kind) {
    case 'done':
      return t('assigned');
    case 'skipped':
      return t(`because.${outcome.because}`);
    case 'failed':
      return t('failed', { reason: outcome.reason });
  }
}

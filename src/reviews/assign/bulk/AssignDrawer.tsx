import { useQuery } from '@tanstack/react-query';
import { App, DatePicker, Form, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { query } from '../../../api/queries';
import { useTexts } from '../../../i18n/useTexts';
import { FormDrawer } from '../../../session/FormDrawer';
import { AppForm } from '../../../ui/form/AppForm';
import { Impact, useAssignImpact } from './Impact';
import { Outcomes } from './Outcomes';
import { bulkTexts } from './texts';
import { useAssigning } from './useAssigning';

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
  const reviewers = useQuery(query('listReviewers'));
  const forms = useQuery(query('listReviewForms'));
  const impact = useAssignImpact(recordingIDs, reviewerID, formID);
  const { outcomes, sending, send } = useAssigning();
  const reviewer = reviewers.data?.items.find(({ userID }) => userID === reviewerID)?.name ?? '';
  const isOver = outcomes.size > 0;

  const give = async (ids: readonly string[]) => {
    const { due } = fields.getFieldsValue(true) as Draft;
    // A day is over when it ends where the reader is.
    const dueAt = due ? due.endOf('day').toISOString() : null;
    const failures = await send({ reviewerID: reviewerID ?? '', formID: formID ?? '', dueAt }, ids);
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
                <Select
                  loading={reviewers.isPending}
                  showSearch={{ optionFilterProp: 'label' }}
                  options={(reviewers.data?.items ?? []).map(({ userID, name }) => ({
                    value: userID,
                    label: name,
                  }))}
                />
              </Form.Item>
              <Form.Item
                name="formID"
                label={t('form')}
                rules={[{ required: true, message: t('formNeeded') }]}
              >
                <Select
                  loading={forms.isPending}
                  options={(forms.data?.items ?? [])
                    .filter(({ state }) => state === 'published')
                    .map(({ formID: value, name }) => ({ value, label: name }))}
                />
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

import { App, DatePicker, Form, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useNavigate } from 'react-router';
import { useCommand } from '../../api/commands';
import { pathTo } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { AppForm } from '../../ui/form/AppForm';
import { useFormChoices, useReviewerChoices } from '../choices';
import { reviewTexts } from '../texts';

interface Draft {
  readonly reviewerIDs: readonly string[];
  readonly formID: string;
  readonly due?: Dayjs | null;
}

interface AssignDialogProps {
  readonly recordingIDs: readonly string[];
  readonly onClose: () => void;
}

/** Gives recordings to somebody for review; one recording to several means that they score it blind. */
export function AssignDialog({ recordingIDs, onClose }: AssignDialogProps) {
  const t = useTexts(reviewTexts);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const reviewers = useReviewerChoices();
  const forms = useFormChoices();
  const assign = useCommand('assignReviews', { invalidates: ['listReviews', 'listAudit'] });
  const calibrate = useCommand('startCalibration', { invalidates: ['listReviews', 'listAudit'] });
  const [only] = recordingIDs;
  const mayCalibrate = recordingIDs.length === 1 && only !== undefined;

  const send = async ({ reviewerIDs, formID, due }: Draft) => {
    // A day is over when it ends where the reader is.
    const dueAt = due ? due.endOf('day').toISOString() : null;
    const [reviewerID = '', ...others] = reviewerIDs;
    if (mayCalibrate && others.length > 0) {
      const body = { reviewerIDs: [...reviewerIDs], formID, dueAt };
      const { calibrationID } = await calibrate.mutateAsync({ params: { recordingID: only }, body });
      await navigate(pathTo('calibration', { calibrationID }));
      return;
    }
    const body = { recordingIDs: [...recordingIDs], reviewerID, formID, dueAt };
    const { assigned, skipped } = await assign.mutateAsync({ body });
    const words = [
      t('assign.done', { count: assigned.length }),
      ...skipped
        .slice(0, 1)
        .map(
          ({ because }) => `${t('assign.skipped', { count: skipped.length })}: ${t(`obstacle.${because}`)}`,
        ),
    ];
    if (assigned.length > 0) void message.success(words.join('. '));
    else void message.warning(words.at(-1));
    onClose();
  };

  return (
    <Modal open title={t('assign.title')} footer={null} onCancel={onClose}>
      <AppForm<Draft> submitText={t('assign.verb')} onCancel={onClose} onSubmit={send}>
        <Form.Item
          name="reviewerIDs"
          label={t('assign.reviewers')}
          extra={mayCalibrate ? t('assign.blind') : undefined}
          rules={[{ required: true, message: t('assign.reviewersNeeded') }]}
        >
          <Select mode="multiple" maxCount={mayCalibrate ? 6 : 1} {...reviewers} />
        </Form.Item>
        <Form.Item
          name="formID"
          label={t('ofRecording.form')}
          rules={[{ required: true, message: t('assign.formNeeded') }]}
        >
          <Select {...forms} />
        </Form.Item>
        <Form.Item name="due" label={t('assign.due')}>
          <DatePicker />
        </Form.Item>
      </AppForm>
    </Modal>
  );
}

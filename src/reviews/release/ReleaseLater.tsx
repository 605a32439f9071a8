import { DatePicker, Form, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ReviewDetail } from '../../../contract/reviews';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { AppForm } from '../../ui/form/AppForm';
import { reviewTexts } from '../texts';
import { changedByRelease } from './changed';
import { isToCome, nextMorning } from './ReleaseChoice';

/** At what time a submitted review is released by itself. */
export function ReleaseLater({
  review,
  onClose,
}: {
  readonly review: ReviewDetail;
  readonly onClose: () => void;
}) {
  const t = useTexts(reviewTexts);
  const schedule = useCommand('scheduleRelease', { invalidates: changedByRelease });
  const given = review.releaseAt === null ? nextMorning() : dayjs(review.releaseAt);
  return (
    <Modal
      open
      title={t('release.title', { name: review.agent.name })}
      footer={null}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <AppForm<{ releaseAt: Dayjs | null }>
        initialValues={{ releaseAt: given }}
        submitText={t('release.verb')}
        onCancel={onClose}
        onSubmit={async ({ releaseAt }) => {
          await schedule.mutateAsync({
            params: { reviewID: review.reviewID },
            body: { releaseAt: releaseAt?.toISOString() ?? null },
          });
          onClose();
        }}
      >
        <Form.Item
          name="releaseAt"
          label={t('release.at')}
          extra={t('release.help')}
          rules={[
            {
              validator: (_, at: Dayjs | null) =>
                isToCome(at) ? Promise.resolve() : Promise.reject(new Error(t('release.timeNeeded'))),
            },
          ]}
        >
          <DatePicker
            showTime={{ format: 'HH:mm' }}
            format="YYYY-MM-DD HH:mm"
            needConfirm={false}
            // It goes with the dialog, also while it is open.
            getPopupContainer={(field) => field.parentElement ?? field}
          />
        </Form.Item>
      </AppForm>
    </Modal>
  );
}

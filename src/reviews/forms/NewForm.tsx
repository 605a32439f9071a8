import { Form, Input, Modal, Select } from 'antd';
import { useNavigate } from 'react-router';
import type { ReviewForm } from '../../../contract/forms';
import { useCommand } from '../../api/commands';
import { pathTo } from '../../config/paths';
import { useTexts } from '../../i18n/useTexts';
import { AppForm } from '../../ui/form/AppForm';
import { reviewTexts } from '../texts';

interface NewFormProps {
  readonly forms: readonly ReviewForm[];
  readonly onClose: () => void;
}

/** A name, and perhaps another form to begin with. */
export function NewForm({ forms, onClose }: NewFormProps) {
  const t = useTexts(reviewTexts);
  const navigate = useNavigate();
  const create = useCommand('createReviewForm', { invalidates: ['listReviewForms', 'listAudit'] });
  return (
    <Modal open title={t('forms.new')} footer={null} onCancel={onClose}>
      <AppForm<{ name: string; copyOf: string }>
        initialValues={{ name: '', copyOf: '' }}
        submitText={t('forms.create')}
        onCancel={onClose}
        onSubmit={async ({ name, copyOf }) => {
          const { formID } = await create.mutateAsync({ body: { name, copyOf: copyOf || null } });
          await navigate(pathTo('form', { formID }));
        }}
      >
        <Form.Item
          name="name"
          label={t('forms.name')}
          rules={[{ required: true, whitespace: true, message: t('forms.nameNeeded') }]}
        >
          <Input autoComplete="off" maxLength={80} />
        </Form.Item>
        {forms.length > 0 && (
          <Form.Item name="copyOf" label={t('forms.copyOf')}>
            <Select
              options={[
                { value: '', label: t('forms.empty') },
                ...forms.map(({ formID, name }) => ({ value: formID, label: name })),
              ]}
            />
          </Form.Item>
        )}
      </AppForm>
    </Modal>
  );
}

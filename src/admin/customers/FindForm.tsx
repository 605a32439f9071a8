import { Form, Input } from 'antd';
import type { CustomerHoldings } from '../../../contract/customers';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { AppForm } from '../../ui/form/AppForm';
import { customerTexts } from './texts';

export interface Who {
  readonly ref: string;
  readonly name: string;
}

interface FindFormProps {
  onFound: (who: Who, held: CustomerHoldings) => void;
  /** What was found is no longer what the fields say. */
  onTyped: () => void;
}

export function FindForm({ onFound, onTyped }: FindFormProps) {
  const t = useTexts(customerTexts);
  const find = useCommand('findCustomer', { invalidates: [] });
  return (
    <AppForm<Who>
      initialValues={{ ref: '', name: '' }}
      submitText={t('customers.findVerb')}
      onDirty={(dirty) => dirty && onTyped()}
      onSubmit={async ({ ref, name }) => {
        const who = { ref: ref.trim(), name: name.trim() };
        onFound(who, await find.mutateAsync({ body: who }));
      }}
    >
      <Form.Item name="ref" label={t('customers.ref')} extra={t('customers.refHelp')}>
        <Input autoComplete="off" maxLength={60} />
      </Form.Item>
      <Form.Item
        name="name"
        label={t('customers.name')}
        extra={t('customers.nameHelp')}
        dependencies={['ref']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_rule, name: string) =>
              name.trim() === '' && String(getFieldValue('ref')).trim() === ''
                ? Promise.reject(new Error(t('customers.needed')))
                : Promise.resolve(),
          }),
        ]}
      >
        <Input autoComplete="off" maxLength={80} />
      </Form.Item>
    </AppForm>
  );
}

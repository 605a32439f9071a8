import { Alert, Form, Input, Radio } from 'antd';
import type { CustomerHoldings } from '../../../contract/customers';
import type { ResultOf } from '../../../contract/endpoint';
import type { Endpoints } from '../../../contract/endpoints';
import { useCommand } from '../../api/commands';
import { useTexts } from '../../i18n/useTexts';
import { AppForm } from '../../ui/form/AppForm';
import { Card } from '../../ui/page/Card';
import { classes } from '../../ui/classes';
import styles from '../admin.module.css';
import { customerTexts } from './texts';
import type { Who } from './FindForm';
import { Holdings } from './Holdings';

interface Values {
  readonly recordings: 'delete' | 'detach';
  readonly reason: string;
  readonly confirm: string;
}

interface EraseFormProps {
  who: Who;
  held: CustomerHoldings;
  onErased: (result: ResultOf<Endpoints['eraseCustomer']>) => void;
}

/** What would go, and what it takes to let it go: a reason, and the reference typed again. */
export function EraseForm({ who, held, onErased }: EraseFormProps) {
  const t = useTexts(customerTexts);
  const erase = useCommand('eraseCustomer', {
    invalidates: [
      'listRooms',
      'getRoom',
      'listCalls',
      'getCall',
      'listRecordings',
      'listAudit',
      'listPictures',
    ],
  });
  const word = who.ref || who.name;
  return (
    <Card title={t('customers.held')}>
      <Holdings held={held} />
      {held.identities.length > 1 && (
        <Alert
          type="warning"
          title={t('customers.several')}
          description={
            <ul className={styles['identities']}>
              {held.identities.map(({ name, ref }) => (
                <li key={`${name} ${ref}`}>{[name, ref].filter((part) => part !== '').join(', ')}</li>
              ))}
            </ul>
          }
        />
      )}
      {held.busy > 0 && <Alert type="warning" title={t('customers.busy', { count: held.busy })} />}
      <p className={styles['help']}>{t('customers.what')}</p>
      <AppForm<Values>
        danger
        initialValues={{ recordings: 'delete', reason: '', confirm: '' }}
        submitText={t('customers.eraseVerb')}
        onSubmit={async (values) => onErased(await erase.mutateAsync({ body: { ...who, ...values } }))}
      >
        <Form.Item name="recordings" label={t('customers.recordings')}>
          <Radio.Group
            className={classes(styles['roles'])}
            options={[
              { value: 'delete', label: t('customers.delete') },
              { value: 'detach', label: t('customers.detach') },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('customers.reason')}
          extra={t('customers.reasonHelp')}
          rules={[{ required: true, whitespace: true, message: t('customers.reasonNeeded') }]}
        >
          <Input.TextArea rows={2} maxLength={300} />
        </Form.Item>
        <Form.Item
          name="confirm"
          label={t('customers.confirm', { word })}
          rules={[
            {
              validator: (_rule, typed: string) =>
                typed.trim() === word
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('customers.confirmBad', { word }))),
            },
          ]}
        >
          <Input autoComplete="off" />
        </Form.Item>
      </AppForm>
    </Card>
  );
}

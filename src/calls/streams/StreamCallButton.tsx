import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../i18n/useTexts';
import { can, useMe } from '../../session/me';
import { AppForm } from '../../ui/form/AppForm';
import { useCallDesk, type StreamCall } from '../call-desk';
import styles from '../call.module.css';
import { callTexts } from '../texts';
import { AddressFields } from './AddressFields';
import { FormDrawer } from '../../session/FormDrawer';

/** The way to a call without a room, for those who may start calls. */
export function StreamCallButton() {
  const t = useTexts(callTexts);
  const me = useMe();
  const [open, setOpen] = useState(false);
  if (!can(me, 'room.enter')) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('streams.start')}</Button>
      {open && (
        <FormDrawer title={t('streams.form.title')} onDone={() => setOpen(false)}>
          {(form) => <StreamCallForm {...form} onStarted={() => setOpen(false)} />}
        </FormDrawer>
      )}
    </>
  );
}

interface StreamCallFormProps {
  onDirty: (dirty: boolean) => void;
  onCancel: () => void;
  onStarted: () => void;
}

function StreamCallForm({ onDirty, onCancel, onStarted }: StreamCallFormProps) {
  const t = useTexts(callTexts);
  const { startStreams } = useCallDesk();
  return (
    <AppForm<StreamCall>
      submitText={t('streams.form.submit')}
      onSubmit={async (values) => {
        await startStreams(values);
        onStarted();
      }}
      onDirty={onDirty}
      onCancel={onCancel}
    >
      <p className={styles['about']}>{t('streams.form.about')}</p>
      <Form.Item
        name="title"
        label={t('streams.form.name')}
        rules={[{ required: true, whitespace: true, message: t('streams.form.nameNeeded') }]}
      >
        <Input maxLength={80} autoComplete="off" />
      </Form.Item>
      <AddressFields />
      <p className={styles['about']}>{t('streams.form.secret')}</p>
      <Form.Item name="customerName" label={t('streams.form.customerName')}>
        <Input maxLength={80} autoComplete="off" />
      </Form.Item>
      <Form.Item name="customerRef" label={t('streams.form.customerRef')}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
    </AppForm>
  );
}
